package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.CloudServiceUse;
import io.plumbline.model.account.MeteringDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cloud services beyond the tenth of the compute that is free. */
@Rule(
        id = "billed-cloud-services",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "Cloud services cost more than the tenth of compute that is free",
        thresholds = "credits")
final class BilledCloudServices implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, MeteringDay.EXTRACT, CloudServiceUse.EXTRACT)
                .flatMap(account -> judge(context, account));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account) {
        List<MeteringDay> days = account.rows(MeteringDay.EXTRACT).stream()
                .filter(row ->
                        row.cloudServices().signum() != 0 || row.adjustment().signum() != 0)
                .collect(Collectors.groupingBy(MeteringDay::day, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(rows -> billed(rows).signum() > 0)
                .flatMap(List::stream)
                .toList();
        BigDecimal billed = billed(days);
        Optional<CloudServiceUse> most = account.rows(CloudServiceUse.EXTRACT).stream()
                .max(Comparator.comparing(CloudServiceUse::credits).thenComparing(CloudServiceUse::type));
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 5));
        if (days.isEmpty()
                || most.isEmpty()
                || Accounts.monthly(account, billed).compareTo(least) < 0) {
            return Stream.empty();
        }
        List<AccountRow> rows = new ArrayList<>(days);
        rows.add(most.get());
        return Accounts.finding(
                        context,
                        account,
                        "account",
                        "cloud-services",
                        "%s credits of cloud services were billed on %d days; %,d statements of type %s took most of them, %s"
                                .formatted(
                                        Accounts.credits(billed),
                                        days.stream()
                                                .map(MeteringDay::day)
                                                .distinct()
                                                .count(),
                                        most.get().runs(),
                                        most.get().type(),
                                        Accounts.credits(most.get().credits())),
                        Facts.of(
                                "billed credits", billed,
                                "type", most.get().type(),
                                "its statements", most.get().runs(),
                                "its credits", most.get().credits()),
                        rows)
                .map(finding -> finding.with(
                        Accounts.upTo(account, billed, "credits of cloud services less what is free, day by day")));
    }

    /** What is left of cloud services when the free part is taken off, which may stand at another service of the day. */
    private static BigDecimal billed(List<MeteringDay> rows) {
        return rows.stream()
                .map(row -> row.cloudServices().add(row.adjustment()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
