package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.CloneMember;
import io.plumbline.model.account.TableScans;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clones that no query scanned in the window, for which Snowflake keeps bytes that nothing else needs. */
@Rule(
        id = "unread-clone",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A clone that nobody reads keeps the bytes of what it was cloned from",
        thresholds = {"gigabytes", "days"})
final class UnreadClone implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, CloneMember.EXTRACT, TableScans.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Set<Long> scanned = account.rows(TableScans.EXTRACT).stream()
                .filter(scans -> scans.queries() > 0)
                .map(TableScans::tableId)
                .collect(Collectors.toSet());
        Map<Long, List<CloneMember>> groups = account.rows(CloneMember.EXTRACT).stream()
                .collect(Collectors.groupingBy(CloneMember::group, TreeMap::new, Collectors.toList()));
        boolean known = account.length() >= context.threshold("days", 30)
                && Accounts.knowsScans(context, account, account.from());
        return !known
                ? Stream.empty()
                : groups.values().stream().flatMap(group -> judge(context, account, group, scanned));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, List<CloneMember> group, Set<Long> scanned) {
        List<CloneMember> clones = group.stream()
                .filter(member -> !member.dropped() && member.id() != member.group())
                .toList();
        long retained = group.stream().mapToLong(CloneMember::retainedBytes).sum();
        if (clones.isEmpty()
                || retained < (long) context.threshold("gigabytes", 10) << 30
                || !clones.stream().allMatch(clone -> isUnread(clone, account, scanned))) {
            return Stream.empty();
        }
        Location[] places = Accounts.lines(group.stream().map(CloneMember::at).toList());
        String names = clones.stream().map(CloneMember::label).sorted().collect(Collectors.joining("`, `"));
        return context.finding(
                        "clones." + account.source() + "." + group.get(0).group(),
                        "",
                        "",
                        "%s is kept for `%s`, which no query has read in %d days"
                                .formatted(Accounts.size(retained), names, account.length()),
                        places[0],
                        Facts.of("clones", names, "bytes", retained),
                        places)
                .map(finding -> finding.with(Accounts.money(
                        account,
                        BigDecimal.ZERO,
                        account.prices().storage(retained),
                        "bytes retained for clones, all of them at most")));
    }

    private static boolean isUnread(CloneMember clone, WarehouseAccount account, Set<Long> scanned) {
        LocalDate created = clone.created();
        return created != null && created.isBefore(account.from()) && !scanned.contains(clone.id());
    }
}
