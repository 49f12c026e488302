package io.plumbline.sql.facts;

import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds functions around columns in the conditions of WHERE: they keep a warehouse from skipping partitions. */
final class Filters {

    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private Filters() {}

    static List<Expr> functions(QueryBody.Select select) {
        Expr where = select.where();
        List<Expr> found = new ArrayList<>();
        if (where != null) {
            conditions(where).forEach(condition -> compared(condition, found));
        }
        return found;
    }

    private static List<Expr> conditions(Expr where) {
        return where instanceof Expr.Operation and && and.operators().get(0).equals("AND")
                ? and.operands()
                : List.of(where);
    }

    private static void compared(Expr condition, List<Expr> found) {
        if (condition instanceof Expr.Operation comparison
                && COMPARISONS.contains(comparison.operators().get(0))) {
            Expr left = comparison.operands().get(0);
            Expr right = comparison.operands().get(1);
            if (wrapsColumn(left) && !hasColumn(right)) {
                found.add(left);
            } else if (wrapsColumn(right) && !hasColumn(left)) {
                found.add(right);
            }
        } else if (condition instanceof Expr.Predicate predicate
                && (predicate.operator().equals("IN") || predicate.operator().startsWith("BETWEEN"))
                && wrapsColumn(predicate.operand())
                && predicate.arguments().stream().noneMatch(Filters::hasColumn)) {
            found.add(predicate.operand());
        }
    }

    private static boolean wrapsColumn(Expr expr) {
        return (expr instanceof Expr.Call || expr instanceof Expr.Cast) && hasColumn(expr);
    }

    private static boolean hasColumn(Expr expr) {
        return !expr.all(Expr.ColumnRef.class).isEmpty();
    }
}
