package io.plumbline.fix.keys;

import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small questions about conditions. */
final class Conditions {

    private Conditions() {}

    /** {@code a = b}; empty for anything else. */
    static Optional<Expr.Operation> equality(Expr expr) {
        return Expr.plain(expr) instanceof Expr.Operation operation
                        && operation.operators().equals(List.of("="))
                ? Optional.of(operation)
                : Optional.empty();
    }

    /** A constant that is not null. */
    static boolean literal(Expr expr) {
        return Expr.plain(expr) instanceof Expr.Literal literal
                && (literal.kind() == Expr.LiteralKind.STRING || literal.kind() == Expr.LiteralKind.NUMBER);
    }

    /** What a row_number() partitions by where a condition keeps the first row of each partition; empty elsewhere. */
    static List<Expr> firstOfEach(Expr condition) {
        return equality(condition)
                .filter(equality -> Expr.plain(equality.operands().get(1)) instanceof Expr.Literal one
                        && one.text().equals("1"))
                .map(equality -> Expr.plain(equality.operands().get(0)))
                .map(Conditions::numberedBy)
                .orElse(List.of());
    }

    private static List<Expr> numberedBy(Expr expr) {
        QueryPart.Window over = expr instanceof Expr.Call call
                        && call.function()
                                .last()
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .equals("row_number")
                ? call.over()
                : null;
        return over == null || over.name() != null ? List.of() : over.partitionBy();
    }
}
