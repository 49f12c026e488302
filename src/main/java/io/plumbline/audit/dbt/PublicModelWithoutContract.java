package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A public model whose columns nothing guarantees. */
@Rule(
        id = "public-model-without-contract",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A public model has no enforced contract",
        aliases = "fct_public_models_without_contract")
final class PublicModelWithoutContract implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> "public".equals(node.access()) && !((Model) node.artifact()).contract())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` is public and its contract is not enforced".formatted(node.name()),
                        node.entry(),
                        Facts.of(
                                "resource_name", node.name(),
                                "is_public", true,
                                "is_contract_enforced", false),
                        node.top()));
    }
}
