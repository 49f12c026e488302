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
import java.util.stream.Stream;

/** A warehouse that suspends late or never. Snowflake's own advice is five minutes or less. */
@Rule(
        id = "slow-auto-suspend",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A warehouse waits long, or for ever, before it suspends",
        thresholds = "seconds")
final class SlowAutoSuspend implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, VirtualWarehouse.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int limit = context.threshold("seconds", 300);
        return account.rows(VirtualWarehouse.EXTRACT).stream().flatMap(warehouse -> {
            Integer suspend = warehouse.autoSuspend();
            if (suspend != null && suspend <= limit) {
                return Stream.empty();
            }
            return context.finding(
                    "warehouse." + account.source() + "." + warehouse.name(),
                    "",
                    "",
                    suspend == null
                            ? "`%s` never suspends: it is billed until somebody stops it".formatted(warehouse.name())
                            : "`%s` waits %,d seconds without a query before it suspends"
                                    .formatted(warehouse.name(), suspend),
                    warehouse.at(),
                    Facts.of("warehouse", warehouse.name(), "auto_suspend", suspend, "size", warehouse.size()));
        });
    }
}
