package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure without an owner. */
@Rule(
        id = "ownerless-exposure",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "An exposure names nobody who answers for it")
final class OwnerlessExposure implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.artifact() instanceof Exposure exposure
                        && exposure.owner().label().isBlank())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Exposure `%s` has neither a name nor an address of an owner".formatted(node.name()),
                        node.entry(),
                        Facts.of("exposure", node.name()),
                        node.top()));
    }
}
