package io.plumbline.fix.layer;

import io.plumbline.fix.sql.Template;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An expression over one table in a form that two of the same meaning share: no qualifiers, no comments, one case. */
final class Wording {

    private Wording() {}

    static String of(Template template, Expr expr) {
        StringBuilder text = new StringBuilder(template.sql());
        List<Expr.ColumnRef> columns = expr.all(Expr.ColumnRef.class);
        for (Expr.ColumnRef column : columns) {
            List<Ident> parts = column.name().parts();
            int start = parts.get(0).span().start();
            for (int i = start; i < column.name().last().span().start(); i++) {
                text.setCharAt(i, ' ');
            }
        }
        return of(expr.span().of(text.toString()), template);
    }

    private static String of(String sql, Template template) {
        return SqlStatements.tokens(sql, template.statements().dialect()).stream()
                .filter(token -> token.type() != Token.Type.COMMENT && token.type() != Token.Type.END)
                .map(token ->
                        token.word().isEmpty() ? token.text() : token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** A bare column by its folded name. */
    static String ofColumn(String folded) {
        return folded.toLowerCase(Locale.ROOT);
    }
}
