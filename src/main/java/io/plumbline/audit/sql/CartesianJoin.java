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
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Two tables in one FROM clause that nothing links. */
@Rule(
        id = "cartesian-join",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "Nothing links two tables of a query, every row meets every row")
final class CartesianJoin implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Map<String, Integer> count = new HashMap<>();
        return ParsedModels.of(context).scopes().flatMap(scope -> unlinked(scope).stream()
                .flatMap(item -> {
                    Parsed model = scope.model();
                    List<String> others = scope.items().stream()
                            .map(Scope.Item::name)
                            .filter(name -> !name.equals(item.name()))
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList();
                    String name = item.name().toLowerCase(Locale.ROOT);
                    String key = name + "#" + count.merge(model.node().id() + " " + name, 1, Integer::sum);
                    return Dag.row(
                            context,
                            model.node(),
                            key,
                            "No condition in `%s` links `%s` with %s"
                                    .formatted(model.node().name(), name, Dag.names(others)),
                            model.at(item.table().span()),
                            Facts.of("model", model.node().name(), "table", name, "beside", others));
                }));
    }

    /** The items after the first that no chain of conditions connects with it; none where it cannot be told. */
    private static List<Scope.Item> unlinked(Scope scope) {
        List<Scope.Item> items = scope.items();
        boolean candidates = items.stream().anyMatch(item -> implicit(item));
        if (!candidates || items.stream().anyMatch(item -> item.name().isEmpty())) {
            return List.of();
        }
        List<Expr> conditions = new ArrayList<>(scope.where());
        items.forEach(item -> {
            if (item.join() != null) {
                conditions.addAll(Expr.conjuncts(item.join().on()));
            }
        });
        Set<String> linked = new HashSet<>(Set.of(items.get(0).name()));
        items.stream().filter(item -> !implicit(item) || small(scope, item)).forEach(item -> linked.add(item.name()));
        if (small(scope, items.get(0)) && items.size() == 2) {
            return List.of();
        }
        for (int round = 0; round < items.size(); round++) {
            for (Expr condition : conditions) {
                Set<String> names = new HashSet<>();
                for (Expr.ColumnRef column : Trees.columns(condition)) {
                    names.add(Trees.qualifier(column));
                }
                if (names.contains("") || Trees.holds(condition, node -> node instanceof Query)) {
                    return List.of();
                }
                if (names.stream().anyMatch(linked::contains)) {
                    linked.addAll(names);
                }
            }
        }
        return items.stream().filter(item -> !linked.contains(item.name())).toList();
    }

    private static boolean implicit(Scope.Item item) {
        QueryPart.Join join = item.join();
        return join != null
                && (join.kind() == QueryPart.JoinKind.COMMA || join.kind() == QueryPart.JoinKind.INNER)
                && join.on() == null
                && join.using().isEmpty()
                && !join.natural()
                && (item.table() instanceof TableExpr.Table table
                                && table.name().parts().size() != 2
                        || item.table() instanceof TableExpr.Table dotted
                                && dotted.name().parts().size() == 2
                                && dotted.alias() == null
                        || item.table() instanceof TableExpr.Derived derived && !derived.lateral());
    }

    /** Whether an item may have one row at most: it is told so, or nothing but calls stand in its list, any of them an aggregate perhaps. */
    private static boolean small(Scope scope, Scope.Item item) {
        Query query = scope.queryOf(item.table());
        if (query == null) {
            return false;
        }
        if (query.limit() instanceof Expr.Literal limit && limit.text().equals("1")) {
            return true;
        }
        return query.body() instanceof QueryBody.Select select
                && select.groupBy() == null
                && (select.from() == null || select.items().stream().noneMatch(CartesianJoin::ofEachRow));
    }

    private static boolean ofEachRow(SelectItem item) {
        return item.expr() instanceof Expr.Star || Trees.column(item.expr()) != null;
    }
}
