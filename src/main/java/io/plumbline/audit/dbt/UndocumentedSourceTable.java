package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.stream.Stream;

/** A source table without a description. */
@Rule(
        id = "undocumented-source-table",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A source table has no description",
        aliases = "fct_undocumented_source_tables")
final class UndocumentedSourceTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .sources()
                .filter(node -> !node.properties().described())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Source table `%s` has no description".formatted(node.name()),
                        node.top(),
                        Facts.of("resource_name", node.name()),
                        Node.first(((Source) node.artifact()).sourceLocation())));
    }
}
