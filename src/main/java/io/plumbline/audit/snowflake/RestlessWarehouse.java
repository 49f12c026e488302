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

/** A warehouse that is resumed again and again within an hour; each time at least a minute is billed. */
@Rule(
        id = "restless-warehouse",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "A warehouse is resumed many times an hour",
        thresholds = {"resumes", "days"})
final class RestlessWarehouse implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, WarehouseEvents.EXTRACT)
                .flatMap(account -> account.rows(WarehouseEvents.EXTRACT).stream()
                        .filter(day -> day.event().equals("RESUME_WAREHOUSE"))
                        .filter(day -> day.busiestHour() > context.threshold("resumes", 12))
                        .collect(Collectors.groupingBy(WarehouseEvents::warehouse, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .filter(days -> days.size() >= Math.max(1, context.threshold("days", 3)))
                        .flatMap(days -> find(context, account, days)));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account, List<WarehouseEvents> days) {
        String name = days.get(0).warehouse();
        long most = days.stream().mapToLong(WarehouseEvents::busiestHour).max().orElseThrow();
        return Accounts.finding(
                context,
                account,
                "warehouse",
                name,
                "`%s` was resumed up to %d times an hour on %d days; each time at least a minute is billed"
                        .formatted(name, most, days.size()),
                Facts.of("warehouse", name, "days", days.size(), "most in an hour", most),
                days);
    }
}
