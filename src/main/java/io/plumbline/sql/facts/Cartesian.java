package io.plumbline.sql.facts;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds joins without a condition that links their sides. Silent where it cannot tell. */
final class Cartesian {

    private static final int MOST_STEPS = 50;

    private final Map<String, Query> ctes = new HashMap<>();

    /** Knows the common table expressions of the whole statement. */
    Cartesian(Statement statement) {
        statement.walk(node -> {
            if (node instanceof QueryPart.Cte cte) {
                ctes.put(cte.name().folded(), cte.query());
            }
            return true;
        });
    }

    List<QueryPart.Join> of(QueryBody.Select select) {
        QueryPart.From from = select.from();
        if (from == null) {
            return List.of();
        }
        List<QueryPart.Join> found = new ArrayList<>();
        for (QueryPart.Join join : from.joins()) {
            if (!small(join.right(), MOST_STEPS)
                    && !small(from.first(), MOST_STEPS)
                    && pairsAll(join, select.where())) {
                found.add(join);
            }
        }
        return found;
    }

    private static boolean pairsAll(QueryPart.Join join, @Nullable Expr where) {
        return switch (join.kind()) {
            case CROSS, COMMA -> !mentioned(join.right(), where);
            case INNER, LEFT, RIGHT, FULL ->
                !join.natural() && join.using().isEmpty() && constant(join.on()) && !mentioned(join.right(), where);
            case ASOF, SEMI, ANTI, POSITIONAL -> false;
        };
    }

    /** Table functions work on the row before them; a query of aggregates or a LIMIT gives few rows. */
    private boolean small(TableExpr table, int steps) {
        if (table instanceof TableExpr.Derived derived) {
            return derived.lateral() || few(derived.query(), steps);
        }
        if (table instanceof TableExpr.Table named) {
            Query cte = named.name().parts().size() == 1
                    ? ctes.get(named.name().last().folded())
                    : null;
            return cte != null && few(cte, steps);
        }
        return true;
    }

    private boolean few(Query query, int steps) {
        if (steps == 0 || query.limit() != null || query.body() instanceof QueryBody.Values) {
            return true;
        }
        if (!(query.body() instanceof QueryBody.Select select)) {
            return !(query.body() instanceof QueryBody.SetOperation);
        }
        QueryPart.From from = select.from();
        if (from == null || select.top() != null || select.groupBy() == null && aggregates(select)) {
            return true;
        }
        return from.joins().isEmpty() && small(from.first(), steps - 1);
    }

    private static boolean aggregates(QueryBody.Select select) {
        return select.items().stream()
                .allMatch(item -> !item.expr().all(Expr.Call.class).isEmpty());
    }

    private static boolean constant(@Nullable Expr condition) {
        return condition == null
                || condition.all(Expr.ColumnRef.class).isEmpty()
                        && condition.all(Expr.Broken.class).isEmpty();
    }

    /** Whether WHERE names a column of the table, or one that could be its. */
    private static boolean mentioned(TableExpr table, @Nullable Expr where) {
        if (where == null) {
            return false;
        }
        TableExpr.Alias alias = table.alias();
        Set<String> names = alias != null
                ? Set.of(alias.name().folded())
                : table instanceof TableExpr.Table t ? Set.copyOf(t.name().folded()) : Set.of();
        return where.all(Expr.ColumnRef.class).stream().anyMatch(ref -> {
            List<String> parts = ref.name().folded();
            return parts.size() == 1
                    || parts.subList(0, parts.size() - 1).stream().collect(Collectors.toSet()).stream()
                            .anyMatch(names::contains);
        });
    }
}
