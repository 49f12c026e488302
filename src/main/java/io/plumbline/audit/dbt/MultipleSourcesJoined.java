package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A node that reads more than one source. */
@Rule(
        id = "multiple-sources-joined",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "One model reads several sources",
        aliases = "fct_multiple_sources_joined")
final class MultipleSourcesJoined implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.nodes().filter(Node::counted).flatMap(child -> {
            List<Link> sources = dag.in(child).stream()
                    .filter(link -> link.counted() && link.parent().source())
                    .sorted(Dag.byNames())
                    .toList();
            List<String> names =
                    sources.stream().map(l -> l.parent().name()).distinct().toList();
            return names.size() < 2
                    ? Stream.empty()
                    : Dag.row(
                            context,
                            child,
                            "",
                            "`%s` reads %d sources: %s".formatted(child.name(), names.size(), Dag.names(names)),
                            sources.stream()
                                    .map(Link::at)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow(),
                            Facts.of("child", child.name(), "source_parents", String.join(", ", names)),
                            sources.stream().map(Link::at).toArray(Location[]::new));
        });
    }
}
