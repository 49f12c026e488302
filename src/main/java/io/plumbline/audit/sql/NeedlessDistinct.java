package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A DISTINCT over rows that a test already keeps distinct. */
@Rule(
        id = "needless-distinct",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "DISTINCT over columns that a test keeps unique")
final class NeedlessDistinct implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Grains grains = Grains.of(context);
        Map<String, Integer> count = new HashMap<>();
        return ParsedModels.of(context)
                .scopes()
                .filter(scope -> scope.select().distinct()
                        && scope.select().distinctOn().isEmpty()
                        && scope.select().groupBy() == null
                        && scope.items().size() == 1)
                .flatMap(scope -> grains.of(scope, scope.items().get(0).table()).stream()
                        .flatMap(grain -> {
                            Set<String> columns = scope.select().items().stream()
                                    .flatMap(item -> Stream.ofNullable(Trees.column(item.expr())))
                                    .map(column -> Trees.name(column).toUpperCase(Locale.ROOT))
                                    .collect(Collectors.toSet());
                            return grain.node() != null && grain.unique(columns)
                                    ? row(context, scope, grain.node(), columns, count)
                                    : Stream.empty();
                        }));
    }

    private static Stream<Finding> row(
            RuleContext context, Scope scope, Node node, Set<String> columns, Map<String, Integer> count) {
        List<String> names =
                columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).sorted().toList();
        String key = String.join(",", names);
        return Dag.row(
                context,
                scope.model().node(),
                key + "#" + count.merge(scope.model().node().id() + key, 1, Integer::sum),
                "`%s` selects distinct %s from `%s`, where a test keeps them unique already"
                        .formatted(scope.model().node().name(), Dag.names(names), node.name()),
                scope.at(scope.select().span()),
                Facts.of("model", scope.model().node().name(), "columns", names, "from", node.name()));
    }
}
