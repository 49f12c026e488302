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
import io.plumbline.model.account.DynamicTable;
import java.util.stream.Stream;

/** Dynamic tables of whose refreshes many ended later than their target lag allows. */
@Rule(
        id = "lagging-dynamic-table",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A dynamic table misses its target lag",
        thresholds = {"percent", "refreshes"})
final class LaggingDynamicTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, DynamicTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int percent = context.threshold("percent", 10);
        return account.rows(DynamicTable.EXTRACT).stream()
                .filter(table -> table.late() >= Math.max(1, context.threshold("refreshes", 3)))
                .filter(table -> table.late() * 100 > table.scheduled() * percent)
                .flatMap(table -> context.finding(
                        "table." + account.source() + "." + table.label(),
                        "",
                        "",
                        "%,d of %,d refreshes of dynamic table `%s` ended after its target lag of %,d seconds"
                                .formatted(table.late(), table.scheduled(), table.label(), table.targetLagSeconds()),
                        table.at(),
                        Facts.of(
                                "table", table.label(),
                                "refreshes", table.scheduled(),
                                "late", table.late(),
                                "target lag in seconds", table.targetLagSeconds())));
    }
}
