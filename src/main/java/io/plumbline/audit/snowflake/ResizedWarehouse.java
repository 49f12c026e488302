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
import io.plumbline.model.account.WarehouseEvents;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warehouse whose size is changed all the time. */
@Rule(
        id = "resized-warehouse",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "The size of a warehouse is changed many times a week",
        thresholds = "resizes")
final class ResizedWarehouse implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, WarehouseEvents.EXTRACT)
                .flatMap(account -> account.rows(WarehouseEvents.EXTRACT).stream()
                        .filter(day -> day.event().equals("RESIZE_WAREHOUSE"))
                        .collect(Collectors.groupingBy(WarehouseEvents::warehouse, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(days -> judge(context, account, days)));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, List<WarehouseEvents> days) {
        String name = days.get(0).warehouse();
        long resizes = days.stream().mapToLong(WarehouseEvents::events).sum();
        return Accounts.weekly(account, resizes) <= context.threshold("resizes", 10)
                ? Stream.empty()
                : Accounts.finding(
                        context,
                        account,
                        "warehouse",
                        name,
                        "`%s` was resized %,d times in %d days".formatted(name, resizes, account.length()),
                        Facts.of("warehouse", name, "resizes", resizes, "days", account.length()),
                        days);
    }
}
