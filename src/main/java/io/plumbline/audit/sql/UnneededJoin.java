package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryPart;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A left join onto a unique key that nothing uses. */
@Rule(
        id = "unneeded-join",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "A left join changes neither the rows nor the columns of a query")
final class UnneededJoin implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Grains grains = Grains.of(context);
        Map<String, Integer> count = new HashMap<>();
        return ParsedModels.of(context).scopes().filter(UnneededJoin::readable).flatMap(scope -> scope.items().stream()
                .filter(item -> item.join() != null && item.join().kind() == QueryPart.JoinKind.LEFT)
                .filter(item -> uses(scope, item.name()) == own(item)
                        && grains.of(scope, item.table())
                                .filter(grain -> grain.unique(joined(item)))
                                .isPresent())
                .flatMap(item -> {
                    String name = item.name().toLowerCase(Locale.ROOT);
                    return Dag.row(
                            context,
                            scope.model().node(),
                            name + "#" + count.merge(scope.model().node().id() + " " + name, 1, Integer::sum),
                            "`%s` left joins `%s` on a unique key and uses no column of it"
                                    .formatted(scope.model().node().name(), name),
                            scope.at(item.table().span()),
                            Facts.of("model", scope.model().node().name(), "table", name));
                }));
    }

    /** Whether every column is qualified and no star hides a use. */
    private static boolean readable(Scope scope) {
        return scope.select().items().stream().noneMatch(item -> item.expr() instanceof Expr.Star)
                && scope.items().stream().noneMatch(item -> item.name().isEmpty())
                && scope.select().all(Expr.ColumnRef.class).stream()
                        .noneMatch(column -> Trees.qualifier(column).isEmpty());
    }

    private static long uses(Scope scope, String name) {
        return Stream.concat(
                        scope.select().all(Expr.ColumnRef.class).stream(),
                        scope.query().orderBy().stream().flatMap(key -> Trees.columns(key).stream()))
                .filter(column -> Trees.qualifier(column).equals(name))
                .count();
    }

    private static long own(Scope.Item item) {
        Expr on = Objects.requireNonNull(item.join()).on();
        return on == null
                ? -1
                : Trees.columns(on).stream()
                        .filter(column -> Trees.qualifier(column).equals(item.name()))
                        .count();
    }

    private static Set<String> joined(Scope.Item item) {
        return Expr.conjuncts(Objects.requireNonNull(item.join()).on()).stream()
                .flatMap(condition -> Stream.ofNullable(Trees.equality(condition)))
                .flatMap(equality -> equality.operands().stream())
                .flatMap(side -> Stream.ofNullable(Trees.column(side)))
                .filter(column -> Trees.qualifier(column).equals(item.name()))
                .map(column -> Trees.name(column).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
