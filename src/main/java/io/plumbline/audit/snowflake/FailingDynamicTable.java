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

/** Dynamic tables whose last refresh failed, or many of the last week. Those that waited for a failed one upstream are its matter. */
@Rule(
        id = "failing-dynamic-table",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "Refreshes of a dynamic table fail",
        thresholds = {"failures", "percent"})
final class FailingDynamicTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, DynamicTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int failures = Math.max(1, context.threshold("failures", 3));
        int percent = context.threshold("percent", 10);
        return account.rows(DynamicTable.EXTRACT).stream()
                .filter(table -> table.weekFailed() > 0)
                .filter(table -> table.failedInARow() > 0
                        || table.weekFailed() >= failures
                                && table.weekFailed() * 100 >= table.weekRefreshes() * percent)
                .flatMap(table -> context.finding(
                        "table." + account.source() + "." + table.label(),
                        "",
                        "",
                        "%,d of %,d refreshes of dynamic table `%s` failed in the last seven days, the last %,d in a row"
                                .formatted(
                                        table.weekFailed(), table.weekRefreshes(), table.label(), table.failedInARow()),
                        table.at(),
                        Facts.of(
                                "table", table.label(),
                                "refreshes", table.weekRefreshes(),
                                "failed", table.weekFailed(),
                                "failed in a row", table.failedInARow(),
                                "error", table.error())));
    }
}
