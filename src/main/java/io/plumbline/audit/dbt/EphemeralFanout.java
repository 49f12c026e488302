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

/** An ephemeral model whose SQL is copied into many others. */
@Rule(
        id = "ephemeral-fanout",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "The SQL of an ephemeral model is copied into many models",
        thresholds = "readers")
final class EphemeralFanout implements AuditRule {

    private static final int AT_LEAST = 4;

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        int atLeast = context.threshold("readers", AT_LEAST);
        return dag.models()
                .filter(node -> "ephemeral".equals(node.materialized()))
                .flatMap(node -> {
                    List<Link> readers = dag.out(node).stream()
                            .filter(link -> link.child().model())
                            .sorted(Dag.byNames())
                            .toList();
                    List<String> names =
                            readers.stream().map(l -> l.child().name()).toList();
                    return names.size() < atLeast
                            ? Stream.empty()
                            : Dag.row(
                                    context,
                                    node,
                                    "",
                                    "Ephemeral model `%s` is copied into %d models: %s"
                                            .formatted(node.name(), names.size(), Dag.names(names)),
                                    node.top(),
                                    Facts.of("model", node.name(), "readers", names),
                                    readers.stream().map(Link::at).toArray(Location[]::new));
                });
    }
}
