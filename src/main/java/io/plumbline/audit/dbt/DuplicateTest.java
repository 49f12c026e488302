package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One test written twice. */
@Rule(
        id = "duplicate-test",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "One test of a column is declared twice")
final class DuplicateTest implements AuditRule {

    private record Same(String test, String column, Map<String, Object> arguments, Map<String, Object> config) {}

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().flatMap(node -> {
            Map<Same, Test> first = new HashMap<>();
            Map<Same, Test> twice = new LinkedHashMap<>();
            List<Test> tests = context.estate().tests(node.id()).stream()
                    .sorted(Comparator.comparing(Test::location).thenComparing(Test::id))
                    .toList();
            for (Test test : tests) {
                Same same = new Same(test.label(), String.valueOf(test.column()), test.arguments(), test.config());
                if (!test.singular() && first.putIfAbsent(same, test) != null) {
                    twice.putIfAbsent(same, test);
                }
            }
            return twice.entrySet().stream()
                    .flatMap(e -> Dag.row(
                            context,
                            node,
                            e.getKey().test() + " " + e.getKey().column() + " "
                                    + e.getKey().arguments(),
                            "The test `%s` of `%s` is declared twice"
                                    .formatted(e.getKey().test(), node.name()),
                            Node.first(e.getValue().location()),
                            Facts.of(
                                    "node",
                                    node.name(),
                                    "test",
                                    e.getKey().test(),
                                    "column",
                                    e.getValue().column()),
                            Node.first(Objects.requireNonNull(first.get(e.getKey()))
                                    .location())));
        });
    }
}
