package io.plumbline.audit.sql;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Small questions about expressions. */
final class Trees {

    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private Trees() {}

    /** The parts of a condition that must all hold. */
    static List<Expr> conjuncts(@Nullable Expr condition) {
        List<Expr> found = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        if (condition != null) {
            open.add(condition);
        }
        while (!open.isEmpty()) {
            Expr expr = plain(open.pop());
            if (expr instanceof Expr.Operation operation
                    && operation.operators().stream().allMatch("AND"::equals)) {
                for (int i = operation.operands().size() - 1; i >= 0; i--) {
                    open.push(operation.operands().get(i));
                }
            } else {
                found.add(expr);
            }
        }
        return found;
    }

    /** The expression inside parentheses around one value. */
    static Expr plain(Expr expr) {
        Expr at = expr;
        while (at instanceof Expr.Group group
                && group.kind().equals("TUPLE")
                && group.elements().size() == 1) {
            at = group.elements().get(0);
        }
        return at;
    }

    /** {@code a op b} where op compares, null for anything else. */
    static Expr.@Nullable Operation comparison(Expr expr) {
        return plain(expr) instanceof Expr.Operation operation
                        && operation.operands().size() == 2
                        && COMPARISONS.contains(operation.operators().get(0))
                ? operation
                : null;
    }

    /** {@code a = b}, null for anything else. */
    static Expr.@Nullable Operation equality(Expr expr) {
        Expr.Operation comparison = comparison(expr);
        return comparison != null && comparison.operators().get(0).equals("=") ? comparison : null;
    }

    /** A column, null for anything else. */
    static Expr.@Nullable ColumnRef column(Expr expr) {
        return plain(expr) instanceof Expr.ColumnRef column ? column : null;
    }

    /** The qualifier of {@code t.c}; empty for {@code c}. */
    static String qualifier(Expr.ColumnRef column) {
        List<String> parts = column.name().qualifier();
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    }

    /** The folded name of a column. */
    static String name(Expr.ColumnRef column) {
        return column.name().last().folded();
    }

    /** The columns an expression names, without those inside its subqueries. */
    static List<Expr.ColumnRef> columns(io.plumbline.sql.Node expr) {
        List<Expr.ColumnRef> found = new ArrayList<>();
        expr.walk(node -> {
            if (node instanceof Expr.ColumnRef column) {
                found.add(column);
            }
            return !(node instanceof Query);
        });
        return found;
    }

    /** Whether a node of this type stands in the expression, subqueries left out. */
    static boolean holds(io.plumbline.sql.Node expr, Predicate<io.plumbline.sql.Node> what) {
        boolean[] found = {false};
        expr.walk(node -> {
            found[0] |= what.test(node);
            return !found[0] && !(node instanceof Query);
        });
        return found[0];
    }

    /** The folded name of a called function, lower case; empty for anything else. */
    static String function(Expr expr) {
        return plain(expr) instanceof Expr.Call call
                ? call.function().last().text().toLowerCase(Locale.ROOT)
                : "";
    }

    static boolean literal(Expr expr) {
        Expr plain = plain(expr);
        return plain instanceof Expr.Literal
                || plain instanceof Expr.Cast cast && literal(cast.operand())
                || plain instanceof Expr.Unary unary && literal(unary.operand());
    }
}
