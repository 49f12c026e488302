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
import io.plumbline.model.account.TaskRuns;
import java.util.stream.Stream;

/** Tasks that failed in the last week of the window, in a row or often. A run counts by its last attempt. */
@Rule(
        id = "failing-task",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A task fails again and again",
        thresholds = {"failures", "percent"})
final class FailingTask implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TaskRuns.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int failures = Math.max(1, context.threshold("failures", 3));
        int percent = context.threshold("percent", 10);
        return account.rows(TaskRuns.EXTRACT).stream()
                .filter(task -> task.weekFailed() >= failures)
                .filter(task -> task.failedInARow() >= failures || task.weekFailed() * 100 >= task.weekRuns() * percent)
                .flatMap(task -> context.finding(
                        "task." + account.source() + "." + task.label(),
                        "",
                        "",
                        "%,d of %,d runs of task `%s` failed in the last seven days, the last %,d in a row"
                                .formatted(task.weekFailed(), task.weekRuns(), task.label(), task.failedInARow()),
                        task.at(),
                        Facts.of(
                                "task", task.label(),
                                "runs", task.weekRuns(),
                                "failed", task.weekFailed(),
                                "failed in a row", task.failedInARow(),
                                "error", task.error())));
    }
}
