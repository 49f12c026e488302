package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** An incremental model that reads everything every time. */
@Rule(
        id = "incremental-without-filter",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "An incremental model reads all of its input on every run")
final class IncrementalWithoutFilter implements AuditRule {

    private static final Set<String> FILTERS = Set.of("is_incremental", "this");

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.models()
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node -> !dag.in(node).isEmpty())
                .filter(node -> "incremental".equals(node.materialized())
                        && "sql".equals(((Model) node.artifact()).language())
                        && !"microbatch".equals(node.properties().text("incremental_strategy"))
                        && !"insert_overwrite".equals(node.properties().text("incremental_strategy")))
                .filter(node -> Sql.text(context.estate(), node)
                        .map(Jinja::read)
                        .filter(jinja -> jinja.names().stream().noneMatch(FILTERS::contains)
                                && Macros.of(context).noneMentions(jinja.calls(), FILTERS))
                        .isPresent())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Incremental model `%s` has no `is_incremental()` branch and reads all of its input every time"
                                .formatted(node.name()),
                        Sql.config(context.estate(), node),
                        Facts.of("model", node.name())));
    }
}
