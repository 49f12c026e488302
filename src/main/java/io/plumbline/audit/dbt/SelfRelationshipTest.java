package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test of a foreign key that points at its own column. */
@Rule(
        id = "self-relationship-test",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "A relationship test compares a column with itself")
final class SelfRelationshipTest implements AuditRule {

    private static final Pattern REF =
            Pattern.compile("\\s*(?:\\{\\{)?\\s*ref\\(\\s*['\"](\\w+)['\"]\\s*\\)\\s*(?:\\}\\})?\\s*");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().flatMap(node -> context.estate().tests(node.id()).stream()
                .filter(test -> "relationships".equals(test.test())
                        && test.namespace() == null
                        && test.column() != null
                        && test.column()
                                .equalsIgnoreCase(
                                        String.valueOf(test.arguments().get("field")))
                        && pointsAt(node, String.valueOf(test.arguments().get("to"))))
                .flatMap(test -> Dag.row(
                        context,
                        node,
                        test.id(),
                        "The relationship test of `%s.%s` looks for its values in the same column"
                                .formatted(node.name(), test.column()),
                        Node.first(test.location()),
                        Facts.of("node", node.name(), "column", test.column()))));
    }

    private static boolean pointsAt(Node node, String to) {
        Matcher ref = REF.matcher(to);
        return ref.matches() && ref.group(1).equals(node.artifact().name()) && !node.source();
    }
}
