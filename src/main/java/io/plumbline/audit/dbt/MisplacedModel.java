package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model or snapshot in the folder of another layer, or a staging model outside its source's folder. */
@Rule(
        id = "misplaced-model",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "A model stands in a folder that is not its layer's or its source's",
        aliases = "fct_model_directories",
        thresholds = {Convention.THRESHOLD, AsEvaluator.OPTION})
final class MisplacedModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        boolean exact = AsEvaluator.asked(context);
        List<Node> layered = dag.nodes()
                .filter(node -> node.counted() && node.layer().name() != null)
                .toList();
        Stream<Node> staging = layered.stream()
                .filter(node -> node.model()
                        && node.in("staging")
                        && !sources(dag, node).isEmpty());
        return Stream.concat(
                Convention.breaches(context, staging, node -> sources(dag, node).stream()
                                .allMatch(source -> node.inFolder(source, exact)))
                        .flatMap(node -> bySource(context, dag, node, exact)),
                layered.stream().flatMap(node -> byLayer(context, node)));
    }

    private static List<String> sources(Dag dag, Node node) {
        return dag.sourcesAbove(node).stream()
                .map(source -> ((Source) source.artifact()).sourceName())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Finding> bySource(RuleContext context, Dag dag, Node node, boolean exact) {
        String staging = String.join("", node.home().conventions().folders("staging"));
        return sources(dag, node).stream()
                .filter(source -> !node.inFolder(source, exact))
                .flatMap(source -> row(
                        context,
                        node,
                        "Staging model `%s` reads source `%s` and stands in %s"
                                .formatted(node.name(), source, node.directory()),
                        "models/" + staging + "/" + source + "/" + node.file()));
    }

    private static Stream<Finding> byLayer(RuleContext context, Node node) {
        String layer = String.valueOf(node.layer().name());
        String folderLayer = node.layer().byFolder();
        if (folderLayer == null || folderLayer.equals(layer)) {
            return Stream.empty();
        }
        String message = "`%s` is of layer %s by its name and stands in %s, a folder of layer %s"
                .formatted(node.name(), layer, node.directory(), folderLayer);
        List<String> folders = node.home().conventions().folders(layer);
        return folders.isEmpty()
                ? row(context, node, message, null)
                : folders.stream()
                        .flatMap(folder -> row(context, node, message, "models/.../" + folder + "/.../" + node.file()));
    }

    private static Stream<Finding> row(RuleContext context, Node node, String message, @Nullable String target) {
        return Dag.row(
                context,
                node,
                String.valueOf(target),
                message,
                node.top(),
                Facts.of(
                        "resource_name",
                        node.name(),
                        "resource_type",
                        node.kind(),
                        "model_type",
                        node.layer().name(),
                        "current_file_path",
                        node.path(),
                        "change_file_path_to",
                        target));
    }
}
