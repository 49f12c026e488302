package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.stream.Stream;

/** A source table that no freshness threshold watches. */
@Rule(
        id = "source-without-freshness",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "No freshness threshold watches a source table",
        aliases = "fct_sources_without_freshness")
final class SourceWithoutFreshness implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .sources()
                .filter(node -> !((Source) node.artifact()).freshness())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Source `%s` has no `warn_after` and no `error_after`".formatted(node.name()),
                        node.top(),
                        Facts.of("resource_name", node.name()),
                        Node.first(((Source) node.artifact()).sourceLocation())));
    }
}
