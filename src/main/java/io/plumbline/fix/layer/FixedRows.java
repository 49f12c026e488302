package io.plumbline.fix.layer;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of VALUES as the file of a seed. */
final class FixedRows {

    /** Words that dbt takes for a missing value, for a boolean, or for a number. */
    private static final Set<String> WORDS =
            Set.of("null", "none", "na", "n/a", "true", "false", "yes", "no", "nan", "inf", "infinity");

    private FixedRows() {}

    /**
     * CSV with a header; empty where a value is no constant, or where dbt, which reads types off the file, would see another
     * one in a column.
     */
    static Optional<String> csv(TableExpr.Derived rows) {
        if (!(rows.query().body() instanceof QueryBody.Values values) || rows.alias() == null) {
            return Optional.empty();
        }
        List<String> header = rows.alias().columns().stream()
                .filter(column -> !column.quoted())
                .map(Ident::text)
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList();
        List<List<Expr>> table = values.rows().stream()
                .map(row -> row instanceof Expr.Group group ? group.elements() : List.of(Expr.plain(row)))
                .toList();
        boolean even = header.size() == rows.alias().columns().size()
                && !header.isEmpty()
                && table.stream().allMatch(row -> row.size() == header.size());
        if (!even || !IntStream.range(0, header.size()).allMatch(at -> keepsItsType(table, at))) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
        table.forEach(row -> lines.add(row.stream().map(FixedRows::cell).collect(Collectors.joining(","))));
        return Optional.of(String.join("\n", lines) + "\n");
    }

    /** All whole numbers, or all texts that look like nothing else. */
    private static boolean keepsItsType(List<List<Expr>> rows, int at) {
        return rows.stream().allMatch(row -> isText(row.get(at)))
                || rows.stream()
                        .allMatch(row -> row.get(at) instanceof Expr.Literal literal
                                && literal.kind() == Expr.LiteralKind.NUMBER
                                && literal.text().matches("\\d{1,18}"));
    }

    private static boolean isText(Expr value) {
        return value instanceof Expr.Literal literal
                && literal.kind() == Expr.LiteralKind.STRING
                && literal.text().matches("\\p{L}.*\\S|\\p{L}")
                && !WORDS.contains(literal.text().toLowerCase(Locale.ROOT));
    }

    private static String cell(Expr value) {
        String text = ((Expr.Literal) value).text();
        return text.matches("[^,\"]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
