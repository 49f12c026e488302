package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure that depends on nothing. */
@Rule(
        id = "exposure-without-parents",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "An exposure names nothing it depends on")
final class ExposureWithoutParents implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.own()
                .filter(node -> node.kind().equals("exposure")
                        && context.estate().in(node.id()).isEmpty()
                        && !dag.doubtful(node))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Exposure `%s` depends on nothing".formatted(node.name()),
                        node.top(),
                        Facts.of("exposure", node.name())));
    }
}
