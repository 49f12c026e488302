package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model nobody answers for. */
@Rule(
        id = "ownerless-model",
        area = Area.GOVERNANCE,
        severity = Severity.INFO,
        summary = "A model has neither a group nor an owner in its meta",
        enabled = false)
final class OwnerlessModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> node.properties().group() == null
                        && node.properties().meta().get("owner") == null)
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` has neither a group nor `meta.owner`".formatted(node.name()),
                        node.entry(),
                        Facts.of("model", node.name())));
    }
}
