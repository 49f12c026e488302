package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** An incremental branch in a model that is rebuilt in full. */
@Rule(
        id = "dead-incremental-branch",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A model has an incremental branch and is not incremental")
final class DeadIncrementalBranch implements AuditRule {

    private static final Set<String> REBUILT = Set.of("view", "table", "ephemeral", "materialized_view");
    private static final String BRANCH = "is_incremental";

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node -> REBUILT.contains(String.valueOf(node.materialized())))
                .flatMap(node -> Sql.text(context.estate(), node)
                        .filter(sql -> sql.contains(BRANCH))
                        .map(Jinja::read)
                        .flatMap(jinja -> jinja.first(BRANCH))
                        .stream()
                        .flatMap(line -> Dag.row(
                                context,
                                node,
                                "",
                                "`%s` is a %s, its `is_incremental()` branch never runs"
                                        .formatted(node.name(), node.materialized()),
                                Sql.line(node, line),
                                Facts.of("model", node.name(), "materialized", node.materialized()))));
    }
}
