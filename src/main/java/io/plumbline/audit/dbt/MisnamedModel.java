package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A model whose prefix is none of its layer's. */
@Rule(
        id = "misnamed-model",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "The name of a model lacks the prefix of its layer",
        aliases = "fct_model_naming_conventions",
        thresholds = Convention.THRESHOLD)
final class MisnamedModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Stream<Node> models = Dag.of(context).models().filter(node -> !TimeSpines.is(context.estate(), node));
        return Convention.breaches(context, models, node -> prefixes(node)
                        .contains(node.layer().prefix()))
                .flatMap(node -> row(context, node, prefixes(node)));
    }

    private static List<String> prefixes(Node node) {
        return node.home().conventions().prefixes(String.valueOf(node.layer().name()));
    }

    private static Stream<Finding> row(RuleContext context, Node node, List<String> allowed) {
        String layer = String.valueOf(node.layer().name());
        return Dag.row(
                context,
                node,
                "",
                allowed.isEmpty()
                        ? "Model `%s` is of layer %s, which has no prefix".formatted(node.name(), layer)
                        : "Model `%s` of layer %s does not begin with %s"
                                .formatted(node.name(), layer, String.join(" or ", allowed)),
                node.top(),
                Facts.of(
                        "resource_name",
                        node.name(),
                        "prefix",
                        node.layer().prefix(),
                        "model_type",
                        layer,
                        "appropriate_prefixes",
                        allowed.isEmpty() ? null : String.join(", ", allowed)));
    }
}
