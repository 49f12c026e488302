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
import io.plumbline.model.account.TableLoads;
import java.util.stream.Stream;

/** Files that COPY or a pipe could not load in the last week of the window and that were not loaded later. */
@Rule(
        id = "failing-load",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "Files are not loaded, or not all of their rows",
        thresholds = "files")
final class FailingLoad implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableLoads.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(TableLoads.EXTRACT).stream()
                .filter(load -> load.weekFailed() + load.weekPartial() >= Math.max(1, context.threshold("files", 1)))
                .flatMap(load -> context.finding(
                        "table." + account.source() + "." + load.label(),
                        "",
                        load.way(),
                        "In the last seven days `%s` did not load %,d files into `%s`, and %,d only in part"
                                .formatted(load.way(), load.weekFailed(), load.label(), load.weekPartial()),
                        load.at(),
                        Facts.of(
                                "table", load.label(),
                                "by", load.way(),
                                "files not loaded", load.weekFailed(),
                                "files loaded in part", load.weekPartial(),
                                "rows with errors", load.weekErrors(),
                                "error", load.error())));
    }
}
