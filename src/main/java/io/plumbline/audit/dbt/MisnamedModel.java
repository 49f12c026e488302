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
        aliases = "fct_model_naming_conventions")
final class MisnamedModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> !TimeSpines.is(context.estate(), node))
                .flatMap(node -> {
                    String layer = String.valueOf(node.layer().name());
                    List<String> allowed = node.home().conventions().prefixes(layer);
                    return allowed.contains(node.layer().prefix())
                            ? Stream.empty()
                            : row(context, node, layer, allowed);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, String layer, List<String> allowed) {
        String expected = allowed.isEmpty() ? "and the layer has no prefix" : "not " + String.join(" or ", allowed);
        return Dag.row(
                context,
                node,
                "",
                "Model `%s` of layer %s begins with %s, %s"
                        .formatted(node.name(), layer, node.layer().prefix(), expected),
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
