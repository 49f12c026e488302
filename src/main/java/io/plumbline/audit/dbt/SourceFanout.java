package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A source that several models read. */
@Rule(
        id = "source-fanout",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "Several models read one source",
        aliases = "fct_source_fanout")
final class SourceFanout implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.sources().flatMap(source -> {
            List<Link> children = dag.out(source).stream()
                    .filter(link -> link.counted() && link.child().model())
                    .sorted(Dag.byNames())
                    .toList();
            List<String> names = children.stream().map(l -> l.child().name()).toList();
            return names.size() < 2
                    ? Stream.empty()
                    : Dag.row(
                            context,
                            source,
                            "",
                            "%d models read source `%s`: %s".formatted(names.size(), source.name(), Dag.names(names)),
                            source.top(),
                            Facts.of("parent", source.name(), "model_children", String.join(", ", names)),
                            children.stream().map(Link::at).toArray(Location[]::new));
        });
    }
}
