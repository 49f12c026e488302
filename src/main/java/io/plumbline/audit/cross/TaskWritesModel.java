package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.TaskRuns;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/** Tasks that ran in the last week and whose statement writes into the table of a model: two builders of one table. */
@Rule(
        id = "task-writes-model",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A task writes into a table that dbt builds")
final class TaskWritesModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TaskRuns.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        AccountTables tables = Accounts.tables(context, account);
        return account.rows(TaskRuns.EXTRACT).stream()
                .filter(task -> task.weekRuns() > task.weekFailed())
                .flatMap(task -> written(task)
                        .flatMap(name -> tables.node(name.get(0), name.get(1), name.get(2)).stream())
                        .filter(Model.class::isInstance)
                        .map(Model.class::cast)
                        .distinct()
                        .flatMap(model -> find(context, account, task, model)));
    }

    /** The tables its statement writes, as database, schema and name; none where it could not be read as a whole. */
    private static Stream<List<String>> written(TaskRuns task) {
        SqlStatements read = SqlStatements.parse(task.statement());
        return !read.ok()
                ? Stream.empty()
                : read.statements().stream()
                        .flatMap(statement -> statement.writes().stream())
                        .map(TableName::parts)
                        .filter(parts -> parts.size() <= 3)
                        .map(parts -> Stream.concat(
                                        Stream.of(task.database(), task.schema())
                                                .limit(3 - parts.size()),
                                        parts.stream())
                                .toList());
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account, TaskRuns task, Model model) {
        return context.finding(
                model,
                task.label(),
                "Task `%s` writes into the table of `%s`, which dbt builds".formatted(task.label(), model.label()),
                Node.first(model.location()),
                Facts.of(
                        "model", model.label(),
                        "task", task.label(),
                        "runs in the last seven days", task.weekRuns(),
                        "until", account.until().toString()),
                task.at());
    }
}
