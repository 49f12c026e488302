package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model without a description. */
@Rule(
        id = "undocumented-model",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "A model has no description",
        aliases = "fct_undocumented_models")
final class UndocumentedModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> !node.properties().described())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` has no description".formatted(node.name()),
                        node.entry(),
                        Facts.of(
                                "resource_name",
                                node.name(),
                                "model_type",
                                node.layer().name()),
                        node.top()));
    }
}
