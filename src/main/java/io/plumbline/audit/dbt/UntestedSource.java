package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A source table without a test. */
@Rule(
        id = "untested-source",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "A source table has no test",
        enabled = false)
final class UntestedSource implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node ->
                        node.source() && context.estate().tests(node.id()).isEmpty())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Source table `%s` has no test".formatted(node.name()),
                        node.entry(),
                        Facts.of("source", node.name()),
                        node.top()));
    }
}
