package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A source, the group of tables, without a description. */
@Rule(
        id = "undocumented-source",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A source has no description",
        aliases = "fct_undocumented_sources")
final class UndocumentedSource implements AuditRule {

    private record Named(String project, String source) {}

    @Override
    public Stream<Finding> check(RuleContext context) {
        Map<Named, Node> first = new LinkedHashMap<>();
        Dag.of(context)
                .sources()
                .filter(node -> ((Source) node.artifact()).sourceDescription().isBlank())
                .forEach(node -> first.putIfAbsent(
                        new Named(node.home().name(), ((Source) node.artifact()).sourceName()), node));
        return first.values().stream().flatMap(node -> row(context, node, (Source) node.artifact()));
    }

    private static Stream<Finding> row(RuleContext context, Node node, Source source) {
        return Dag.row(
                context,
                node,
                source.sourceName(),
                "Source `%s` has no description".formatted(source.sourceName()),
                Node.first(source.sourceLocation()),
                Facts.of("source_name", source.sourceName()));
    }
}
