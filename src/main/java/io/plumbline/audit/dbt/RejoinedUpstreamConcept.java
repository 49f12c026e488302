package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A child that joins a parent again which its other, single-use parent already read. */
@Rule(
        id = "rejoined-upstream-concept",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model joins a parent again that its single-use parent already read",
        aliases = "fct_rejoining_of_upstream_concepts",
        thresholds = AsEvaluator.OPTION)
final class RejoinedUpstreamConcept implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        boolean exact = AsEvaluator.asked(context);
        return dag.links().filter(Link::counted).flatMap(first -> {
            Node between = first.child();
            List<Link> below = dag.out(between).stream()
                    .filter(link -> exact ? link.counted() : link.child().excluded() != null)
                    .toList();
            if (below.size() != 1 || !below.get(0).counted() || !exact && dag.readInDoubt(between)) {
                return Stream.empty();
            }
            Node child = below.get(0).child();
            return dag.in(child).stream()
                    .filter(link -> link.parent().id().equals(first.parent().id()))
                    .flatMap(link -> row(context, first, below.get(0), link));
        });
    }

    private static Stream<Finding> row(RuleContext context, Link first, Link second, Link again) {
        String parent = first.parent().name();
        String between = first.child().name();
        String child = second.child().name();
        return Dag.row(
                context,
                second.child(),
                first.parent().id() + " " + first.child().id(),
                "`%s` reads `%s` again beside `%s`, which reads it too and which no other model reads"
                        .formatted(child, parent, between),
                second.at(),
                Facts.of(
                        "parent", parent,
                        "child", child,
                        "parent_and_child", between,
                        "is_loop_independent", true),
                again.at(),
                first.at());
    }
}
