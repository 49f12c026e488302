package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.stream.Stream;

/** A test of a key that cannot fail the build. */
@Rule(
        id = "key-test-only-warns",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "A test of a key warns and never fails")
final class KeyTestOnlyWarns implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().filter(Node::model).flatMap(node -> context.estate().tests(node.id()).stream()
                .filter(test -> test.column() != null
                        && "unique".equals(test.test())
                        && test.namespace() == null
                        && "warn".equalsIgnoreCase(String.valueOf(test.config().get("severity"))))
                .flatMap(test -> row(context, node, test)));
    }

    private static Stream<Finding> row(RuleContext context, Node node, Test test) {
        return Dag.row(
                context,
                node,
                test.id(),
                "The test `%s` of `%s.%s` has severity warn: duplicates pass"
                        .formatted(test.label(), node.name(), test.column()),
                Node.first(test.location()),
                Facts.of("model", node.name(), "column", test.column(), "test", test.label(), "severity", "warn"));
    }
}
