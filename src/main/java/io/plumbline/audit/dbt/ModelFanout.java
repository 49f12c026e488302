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

/** A parent with many models below it that nothing else reads. */
@Rule(
        id = "model-fanout",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "Many end models hang directly on one parent",
        aliases = "fct_model_fanout",
        thresholds = {"models_fanout_threshold", AsEvaluator.OPTION})
final class ModelFanout implements AuditRule {

    private static final int AT_LEAST = 3;

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        boolean exact = AsEvaluator.asked(context);
        return dag.nodes().filter(Node::counted).flatMap(parent -> {
            List<Link> leaves = dag.out(parent).stream()
                    .filter(link -> link.counted() && link.child().model() && leaf(dag, link.child(), exact))
                    .sorted(Dag.byNames())
                    .toList();
            int atLeast = context.threshold(
                    "models_fanout_threshold", parent.home().conventions().number("models_fanout_threshold", AT_LEAST));
            return leaves.size() >= atLeast ? row(context, parent, leaves, atLeast) : Stream.empty();
        });
    }

    private static boolean leaf(Dag dag, Node model, boolean exact) {
        return dag.out(model).stream().noneMatch(Link::counted) && (exact || !dag.readInDoubt(model));
    }

    private static Stream<Finding> row(RuleContext context, Node parent, List<Link> leaves, int atLeast) {
        List<String> names =
                leaves.stream().map(link -> link.child().name()).distinct().toList();
        return Dag.row(
                context,
                parent,
                "",
                "%s `%s` has %d end models directly below it, %d or more are too many: %s"
                        .formatted(
                                parent.kind().equals("model") ? "Model" : "The " + parent.kind(),
                                parent.name(),
                                names.size(),
                                atLeast,
                                Dag.names(names)),
                parent.top(),
                Facts.of(
                        "parent", parent.name(),
                        "parent_model_type", parent.layer().name(),
                        "leaf_children", String.join(", ", names)),
                leaves.stream().map(Link::at).toArray(Location[]::new));
    }
}
