package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A seed whose values fail a test of its own. */
@Rule(
        id = "seed-breaks-own-test",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "The values of a seed fail one of its own tests")
final class SeedBreaksOwnTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed"))
                .flatMap(node -> SeedColumns.of(context.estate(), node).stream()
                        .flatMap(seed -> context.estate().tests(node.id()).stream()
                                .filter(test -> test.namespace() == null
                                        && test.column() != null
                                        && test.config().get("where") == null)
                                .flatMap(test -> row(context, node, seed, test))));
    }

    private static Stream<Finding> row(RuleContext context, Node node, SeedColumns seed, Test test) {
        int index = seed.index(String.valueOf(test.column()));
        String failing = index < 0 ? null : failing(seed, index, test);
        return failing == null
                ? Stream.empty()
                : Dag.row(
                        context,
                        node,
                        test.id(),
                        "Seed `%s` fails its test `%s` of `%s`: %s"
                                .formatted(node.name(), test.label(), test.column(), failing),
                        Node.first(test.location()),
                        Facts.of("seed", node.name(), "test", test.label(), "column", test.column(), "reason", failing),
                        node.top());
    }

    private static @Nullable String failing(SeedColumns seed, int index, Test test) {
        Set<String> seen = new HashSet<>();
        Set<String> allowed = test.arguments().get("values") instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
        for (int i = 0; i < seed.rows().size(); i++) {
            List<String> row = seed.rows().get(i);
            if (row.size() != seed.header().size()) {
                return null;
            }
            String value = row.get(index);
            if ("unique".equals(test.test()) && !value.isEmpty() && !seen.add(value)) {
                return "row %d repeats %s".formatted(i + 1, value);
            }
            if ("not_null".equals(test.test()) && value.isEmpty()) {
                return "row %d is empty".formatted(i + 1);
            }
            if ("accepted_values".equals(test.test())
                    && !allowed.isEmpty()
                    && !value.isEmpty()
                    && allowed.stream().noneMatch(a -> a.strip().equalsIgnoreCase(value.strip()))) {
                return "row %d has %s".formatted(i + 1, value);
            }
        }
        return null;
    }
}
