package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A private model that nothing protects. */
@Rule(
        id = "private-model-without-group",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A private model belongs to no group")
final class PrivateModelWithoutGroup implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.model()
                        && "private".equals(node.access())
                        && node.properties().group() == null)
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` is private and belongs to no group".formatted(node.name()),
                        node.entry(),
                        Facts.of("model", node.name()),
                        node.top()));
    }
}
