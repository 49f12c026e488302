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
import io.plumbline.model.account.TablePruning;
import java.util.List;
import java.util.stream.Stream;

/** A table of which queries scan nearly everything to keep hardly a row. */
@Rule(
        id = "unpruned-table",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "Queries scan most of a table to keep a few of its rows",
        thresholds = {"percent", "kept", "partitions", "minutes"})
final class UnprunedTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, TablePruning.EXTRACT, (account, table) -> judge(context, account, table));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, TablePruning table) {
        long partitions = table.partitionsScanned() + table.partitionsPruned();
        if (table.queries() == 0
                || table.rowsScanned() == 0
                || partitions / table.queries() < context.threshold("partitions", 1000)
                || table.execution() < context.threshold("minutes", 60) * 60_000L
                || table.partitionsPruned() * 100 >= partitions * context.threshold("percent", 30)
                || table.matched() * 100 >= table.rowsScanned() * context.threshold("kept", 10)) {
            return Stream.empty();
        }
        return Accounts.finding(
                context,
                account,
                "table",
                table.label(),
                "%,d queries of `%s` skipped %d %% of its micro-partitions and kept %d %% of the rows they scanned"
                        .formatted(
                                table.queries(),
                                table.label(),
                                table.partitionsPruned() * 100 / partitions,
                                table.matched() * 100 / table.rowsScanned()),
                Facts.of(
                        "table", table.label(),
                        "queries", table.queries(),
                        "partitions scanned", table.partitionsScanned(),
                        "partitions pruned", table.partitionsPruned(),
                        "rows scanned", table.rowsScanned(),
                        "rows kept", table.matched()),
                List.of(table));
    }
}
