package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model without any test. */
@Rule(
        id = "untested-model",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "A model has no test at all",
        enabled = false)
final class UntestedModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        PrimaryKeyTests tests = PrimaryKeyTests.of(context);
        return Dag.of(context)
                .models()
                .filter(node -> tests.of(node).tests() == 0)
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` has no test".formatted(node.name()),
                        node.entry(),
                        Facts.of("model", node.name()),
                        node.top()));
    }
}
