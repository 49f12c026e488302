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
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compute that was billed while no query ran: billed credits less those attributed to queries, on the days that Snowflake
 * attributes. Half and more is the limit of Snowflake's own cost insight.
 */
@Rule(
        id = "idle-warehouse",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A warehouse is billed mostly for time in which no query runs",
        thresholds = {"percent", "credits"})
final class IdleWarehouse implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, WarehouseDay.EXTRACT)
                .flatMap(account -> account.rows(WarehouseDay.EXTRACT).stream()
                        .filter(day -> day.attributed() != null)
                        .collect(Collectors.groupingBy(WarehouseDay::warehouse, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(days -> judge(context, account, days)));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, List<WarehouseDay> days) {
        String name = days.get(0).warehouse();
        BigDecimal compute = days.stream().map(WarehouseDay::compute).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal idle = days.stream().map(WarehouseDay::idle).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean worth =
                Accounts.monthly(account, idle).compareTo(BigDecimal.valueOf(context.threshold("credits", 5))) >= 0;
        if (!worth || Accounts.percent(idle, compute) < context.threshold("percent", 50)) {
            return Stream.empty();
        }
        Location[] places = Accounts.lines(days.stream().map(WarehouseDay::at).toList());
        return context.finding(
                        "warehouse." + account.source() + "." + name,
                        "",
                        "",
                        "`%s` was billed %s credits of compute over %d days, %s of them (%d %%) while no query ran"
                                .formatted(
                                        name,
                                        Accounts.credits(compute),
                                        days.size(),
                                        Accounts.credits(idle),
                                        Accounts.percent(idle, compute)),
                        places[0],
                        Facts.of(
                                "warehouse", name,
                                "credits", compute,
                                "idle credits", idle,
                                "from", account.from().toString(),
                                "until", account.until().toString()),
                        places)
                .map(finding -> finding.with(Accounts.upTo(
                        account, idle, "credits billed less credits attributed to queries, all of it at most")));
    }
}
