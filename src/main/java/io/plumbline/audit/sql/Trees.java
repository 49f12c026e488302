package io.plumbline.audit.sql;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Small questions about expressions. */
final class Trees {

    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");

    private Trees() {}

    /** {@code a op b} where op compares, null for anything else. */
    static Expr.@Nullable Operation comparison(Expr expr) {
        return Expr.plain(expr) instanceof Expr.Operation operation
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
        return Expr.plain(expr) instanceof Expr.ColumnRef column ? column : null;
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

    /** What a key of GROUP BY stands for: the expression itself, or the one of the select list that it names or counts to. */
    static @Nullable Expr positioned(QueryBody.Select select, Expr key) {
        if (key instanceof Expr.Literal number && number.kind() == Expr.LiteralKind.NUMBER) {
            int at = number.text().matches("[1-9]\\d{0,3}") ? Integer.parseInt(number.text()) : 0;
            return at > 0 && at <= select.items().size()
                    ? select.items().get(at - 1).expr()
                    : null;
        }
        Expr.ColumnRef column = column(key);
        return column == null
                ? key
                : select.items().stream()
                        .filter(item -> item.alias() != null
                                && qualifier(column).isEmpty()
                                && item.alias().folded().equals(name(column)))
                        .map(item -> item.expr())
                        .findFirst()
                        .orElse(key);
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
        return Expr.plain(expr) instanceof Expr.Call call
                ? call.function().last().text().toLowerCase(Locale.ROOT)
                : "";
    }

    static boolean literal(Expr expr) {
        Expr plain = Expr.plain(expr);
        return plain instanceof Expr.Literal
                || plain instanceof Expr.Cast cast && literal(cast.operand())
                || plain instanceof Expr.Unary unary && literal(unary.operand());
    }
}
