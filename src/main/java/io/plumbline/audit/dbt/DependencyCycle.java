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

/** Models that depend on each other in a circle. */
@Rule(
        id = "dependency-cycle",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "Models depend on each other in a circle")
final class DependencyCycle implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return Cycles.of(dag).stream().flatMap(cycle -> {
            Node first = cycle.get(0).parent();
            List<String> path = Stream.concat(
                            Stream.of(first.name()),
                            cycle.stream().map(link -> link.child().name()))
                    .toList();
            return Dag.row(
                    context,
                    first,
                    "",
                    "Models depend on each other in a circle: " + String.join(" -> ", path),
                    cycle.get(cycle.size() - 1).at(),
                    Facts.of("path", path),
                    cycle.stream().map(Link::at).toArray(Location[]::new));
        });
    }
}
