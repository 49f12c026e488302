package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure without a description. */
@Rule(
        id = "undocumented-exposure",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "An exposure has no description")
final class UndocumentedExposure implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.artifact() instanceof Exposure exposure
                        && exposure.description().isBlank())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Exposure `%s` has no description".formatted(node.name()),
                        node.top(),
                        Facts.of("exposure", node.name())));
    }
}
