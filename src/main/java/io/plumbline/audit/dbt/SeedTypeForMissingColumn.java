package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A type for a column that is not there. */
@Rule(
        id = "seed-type-for-missing-column",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A seed sets the type of a column that its file does not have")
final class SeedTypeForMissingColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed") && node.properties().declared() != null)
                .flatMap(node ->
                        SeedColumns.of(context.estate(), node).stream().flatMap(seed -> missing(context, node, seed)));
    }

    private static Stream<Finding> missing(RuleContext context, Node node, SeedColumns seed) {
        Citation entry =
                context.estate().cite(Objects.requireNonNull(node.properties().declared()));
        Object types = node.properties().config().get("column_types");
        if (entry == null || !(types instanceof Map<?, ?> map) || !entry.quote().contains("column_types")) {
            return Stream.empty();
        }
        return map.keySet().stream()
                .map(String::valueOf)
                .filter(column -> seed.index(column.replace("\"", "")) < 0
                        && entry.quote().contains(column))
                .flatMap(column -> Dag.row(
                        context,
                        node,
                        column,
                        "Seed `%s` sets a type for `%s`, which its file does not have".formatted(node.name(), column),
                        node.entry(),
                        Facts.of("seed", node.name(), "column", column, "columns", seed.header()),
                        Objects.requireNonNull(node.properties().declared()),
                        node.top()));
    }
}
