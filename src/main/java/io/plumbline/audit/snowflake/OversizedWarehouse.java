package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.model.account.WarehouseWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A warehouse most of whose queries scan fewer micro-partitions than it has nodes, so that nodes stand idle while it
 * works.
 */
@Rule(
        id = "oversized-warehouse",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A warehouse has more nodes than most of its queries can use",
        thresholds = {"percent", "scans"})
final class OversizedWarehouse implements AuditRule {

    private static final List<String> SIZES = List.of(
            "XSMALL", "SMALL", "MEDIUM", "LARGE", "XLARGE", "2XLARGE", "3XLARGE", "4XLARGE", "5XLARGE", "6XLARGE");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(
                context,
                WarehouseWork.EXTRACT,
                (account, work) -> judge(context, account, work),
                VirtualWarehouse.EXTRACT,
                WarehouseDay.EXTRACT);
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, WarehouseWork work) {
        int size = SIZES.indexOf(plain(work.size()));
        boolean now = account.rows(VirtualWarehouse.EXTRACT).stream()
                .anyMatch(warehouse -> warehouse.name().equals(work.warehouse())
                        && plain(warehouse.size()).equals(plain(work.size())));
        if (!now
                || size < 1
                || work.spilledRuns() > 0
                || work.scans() < Math.max(1, context.threshold("scans", 100))
                || work.smallScans() * 100 < work.scans() * context.threshold("percent", 80)) {
            return Stream.empty();
        }
        BigDecimal earned = account.rows(WarehouseDay.EXTRACT).stream()
                .filter(day -> day.warehouse().equals(work.warehouse()))
                .map(WarehouseDay::attributed)
                .flatMap(Stream::ofNullable)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean alone = account.rows(WarehouseWork.EXTRACT).stream()
                        .filter(other -> other.warehouse().equals(work.warehouse()))
                        .count()
                == 1; // credits are not told by size
        BigDecimal most = earned.multiply(BigDecimal.valueOf(work.smallScans()))
                .divide(BigDecimal.valueOf(2 * work.scans()), 9, RoundingMode.HALF_UP);
        return Accounts.finding(
                        context,
                        account,
                        "warehouse",
                        work.warehouse(),
                        "`%s` is %s with %d nodes, and %,d of %,d scans read fewer micro-partitions than that; nothing spilled"
                                .formatted(work.warehouse(), work.size(), 1 << size, work.smallScans(), work.scans()),
                        Facts.of(
                                "warehouse", work.warehouse(),
                                "size", work.size(),
                                "scans", work.scans(),
                                "small scans", work.smallScans(),
                                "attributed credits", earned),
                        List.of(work))
                .map(finding -> !alone
                        ? finding
                        : finding.with(Accounts.upTo(
                                account,
                                most,
                                "half of the credits attributed to its queries, for the share of small scans")));
    }

    private static String plain(String size) {
        return size.toUpperCase(Locale.ROOT).replace("-", "");
    }
}
