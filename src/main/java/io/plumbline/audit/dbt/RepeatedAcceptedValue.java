package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An accepted value that is listed twice. */
@Rule(
        id = "repeated-accepted-value",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "A test accepts one value twice")
final class RepeatedAcceptedValue implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().flatMap(node -> context.estate().tests(node.id()).stream()
                .filter(test -> "accepted_values".equals(test.test()) && test.namespace() == null)
                .flatMap(test -> {
                    List<String> twice = repeated(test.arguments().get("values"));
                    return twice.isEmpty()
                            ? Stream.empty()
                            : Dag.row(
                                    context,
                                    node,
                                    test.id(),
                                    "The accepted values of `%s.%s` list %s twice"
                                            .formatted(node.name(), test.column(), Dag.names(twice)),
                                    Node.first(test.location()),
                                    Facts.of("node", node.name(), "column", test.column(), "values", twice),
                                    test.location());
                }));
    }

    private static List<String> repeated(@Nullable Object values) {
        Set<Object> seen = new HashSet<>();
        return values instanceof List<?> list
                ? list.stream()
                        .filter(value -> value != null && !seen.add(value))
                        .map(String::valueOf)
                        .distinct()
                        .toList()
                : List.of();
    }
}
