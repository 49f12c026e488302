package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A contract that dbt cannot enforce, because nothing is built. */
@Rule(
        id = "contract-on-ephemeral",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "An ephemeral model has an enforced contract")
final class ContractOnEphemeral implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> ((Model) node.artifact()).contract() && "ephemeral".equals(node.materialized()))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` is ephemeral, dbt cannot enforce its contract".formatted(node.name()),
                        node.entry(),
                        Facts.of("model", node.name(), "materialized", "ephemeral"),
                        node.top()));
    }
}
