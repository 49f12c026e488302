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
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warehouse that took far more in the last seven days of the window than in the seven before. */
@Rule(
        id = "warehouse-spend-spike",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A warehouse took far more credits than the week before",
        thresholds = {"percent", "credits"})
final class WarehouseSpendSpike implements AuditRule {

    private static final int WEEK = 7;

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, WarehouseDay.EXTRACT)
                .flatMap(account -> account.rows(WarehouseDay.EXTRACT).stream()
                        .filter(day -> !day.day().isBefore(account.until().minusDays(2 * WEEK)))
                        .collect(Collectors.groupingBy(WarehouseDay::warehouse, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(days -> judge(context, account, days)));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, List<WarehouseDay> days) {
        LocalDate turn = account.until().minusDays(WEEK);
        BigDecimal last = sum(days.stream().filter(day -> !day.day().isBefore(turn)));
        BigDecimal before = sum(days.stream().filter(day -> day.day().isBefore(turn)));
        BigDecimal more = last.subtract(before);
        if (account.length() < 2 * WEEK
                || before.signum() == 0
                || more.compareTo(BigDecimal.valueOf(context.threshold("credits", 10))) < 0
                || Accounts.percent(more, before) <= context.threshold("percent", 50)) {
            return Stream.empty();
        }
        String name = days.get(0).warehouse();
        return Accounts.finding(
                context,
                account,
                "warehouse",
                name,
                "`%s` took %s credits in the last seven days, %d %% more than the %s of the seven before"
                        .formatted(
                                name, Accounts.credits(last), Accounts.percent(more, before), Accounts.credits(before)),
                Facts.of(
                        "warehouse", name,
                        "credits of the last week", last,
                        "credits of the week before", before,
                        "until", account.until().toString()),
                days);
    }

    private static BigDecimal sum(Stream<WarehouseDay> days) {
        return days.map(WarehouseDay::compute).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
