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
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Tasks without a condition whose statement hardly ever changes a row. */
@Rule(
        id = "task-without-work",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A task runs and hardly ever changes a row",
        thresholds = {"percent", "credits"})
final class TaskWithoutWork implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TaskRuns.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int percent = context.threshold("percent", 80);
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 1));
        return account.rows(TaskRuns.EXTRACT).stream()
                .filter(task -> task.condition().isEmpty() && task.emptyWrites() > 0)
                .filter(task -> task.writes() == task.runs() - task.failed())
                .filter(task -> task.emptyWrites() * 100 >= task.writes() * percent)
                .filter(task -> Accounts.monthly(account, task.emptyCredits()).compareTo(least) >= 0)
                .flatMap(task -> context.finding(
                                "task." + account.source() + "." + task.label(),
                                "",
                                "",
                                "%,d of %,d runs of task `%s` changed no row and took %s credits"
                                        .formatted(
                                                task.emptyWrites(),
                                                task.writes(),
                                                task.label(),
                                                Accounts.credits(task.emptyCredits())),
                                task.at(),
                                Facts.of(
                                        "task", task.label(),
                                        "runs", task.writes(),
                                        "empty runs", task.emptyWrites(),
                                        "credits", task.emptyCredits()))
                        .map(finding -> finding.with(Accounts.upTo(
                                account,
                                task.emptyCredits(),
                                "credits attributed to runs that changed nothing, all of them at most"))));
    }
}
