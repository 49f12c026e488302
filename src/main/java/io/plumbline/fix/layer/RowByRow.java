package io.plumbline.fix.layer;

import io.plumbline.fix.sql.Template;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model that gives out one row for each row of one table, and what each of its columns is in that table's own words.
 *
 * @param words by the column's folded name; empty where that cannot be told
 * @param whole whether it passes on every column of the table besides
 */
record RowByRow(Map<String, String> words, boolean whole) {

    /** Functions that make of many rows one, or of one row many. */
    private static final Pattern OTHER_ROWS = Pattern.compile(
            "count|count_if|countif|sum|min|max|avg|mean|median|mode|any_value|first|last|bool_and|bool_or|min_by|max_by"
                    + "|stddev\\w*|var\\w*|corr|covar\\w*|percentile\\w*|approx\\w*|hll\\w*|.*agg|.*agg_distinct"
                    + "|flatten|unnest|explode\\w*|posexplode\\w*|generate_series|split_to_table|table");

    private static final int DEPTH = 40;

    /** What a model passes on of a table; empty where it leaves out or adds rows, or reads anything else. */
    static Optional<RowByRow> of(Template model, TableName table) {
        return of(model, table, model.query(), Map.of(), 0);
    }

    private static Optional<RowByRow> of(
            Template model, TableName table, Query query, Map<String, QueryPart.Cte> outer, int depth) {
        boolean plain = query.limit() == null && query.offset() == null && !query.recursive() && depth < DEPTH;
        if (!plain || !(query.body() instanceof QueryBody.Select select) || !everyRow(select)) {
            return Optional.empty();
        }
        Map<String, QueryPart.Cte> seen = new HashMap<>(outer);
        query.ctes().forEach(cte -> seen.put(cte.name().folded(), cte));
        QueryPart.From from = select.from();
        return from == null
                ? Optional.empty()
                : below(model, table, from.first(), seen, depth).flatMap(rows -> rows.through(model, select));
    }

    private static boolean everyRow(QueryBody.Select select) {
        QueryPart.From from = select.from();
        boolean alone =
                from != null && from.joins().isEmpty() && select.hierarchy().isEmpty();
        boolean all = !select.distinct() && select.distinctOn().isEmpty() && select.top() == null;
        boolean unfiltered = select.where() == null && select.qualify() == null && select.having() == null;
        return alone
                && all
                && unfiltered
                && select.groupBy() == null
                && select.into() == null
                && select.items().stream()
                        .flatMap(item -> item.all(Expr.Call.class).stream())
                        .noneMatch(RowByRow::otherRows);
    }

    private static boolean otherRows(Expr.Call call) {
        String name = call.function().last().text().toLowerCase(Locale.ROOT);
        return call.over() == null && OTHER_ROWS.matcher(name).matches();
    }

    private static Optional<RowByRow> below(
            Template model, TableName table, TableExpr from, Map<String, QueryPart.Cte> seen, int depth) {
        if (from instanceof TableExpr.Derived derived && !derived.lateral()) {
            return named(from) ? of(model, table, derived.query(), seen, depth + 1) : Optional.empty();
        }
        if (!(from instanceof TableExpr.Table named) || !named.modifiers().isEmpty() || !named(from)) {
            return Optional.empty();
        }
        QueryPart.Cte cte =
                named.name().parts().size() == 1 ? seen.get(named.name().last().folded()) : null;
        if (cte != null) {
            Map<String, QueryPart.Cte> others = new HashMap<>(seen);
            others.remove(cte.name().folded());
            return cte.columns().isEmpty() ? of(model, table, cte.query(), others, depth + 1) : Optional.empty();
        }
        return named.name().table().equals(table) ? Optional.of(new RowByRow(Map.of(), true)) : Optional.empty();
    }

    /** Whether the columns keep their names. */
    private static boolean named(TableExpr table) {
        TableExpr.Alias alias = table.alias();
        return alias == null || alias.columns().isEmpty();
    }

    private Optional<RowByRow> through(Template model, QueryBody.Select select) {
        Map<String, String> shown = new LinkedHashMap<>();
        boolean all = false;
        for (SelectItem item : select.items()) {
            String name = item.outputName();
            if (item.expr() instanceof Expr.Star star) {
                if (!plain(star)) {
                    return Optional.empty();
                }
                shown.putAll(words);
                all = whole;
            } else if (name == null) {
                return Optional.empty();
            } else {
                shown.put(name, wordsOf(model, item.expr()));
            }
        }
        return Optional.of(new RowByRow(shown, all));
    }

    private static boolean plain(Expr.Star star) {
        return star.excluded().isEmpty()
                && star.replaced().isEmpty()
                && star.renamed().isEmpty()
                && star.ilike() == null;
    }

    private String wordsOf(Template model, Expr expr) {
        if (expr instanceof Expr.ColumnRef column) {
            String name = column.name().last().folded();
            return words.getOrDefault(name, whole ? Wording.ofColumn(name) : "");
        }
        return words.isEmpty() && whole && expr.all(Query.class).isEmpty() ? Wording.of(model, expr) : "";
    }

    /** The folded name of the column that holds what an expression over the table says; one of its own name first. */
    Optional<String> named(String wording) {
        List<String> found = words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wording))
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> same =
                found.stream().filter(name -> name.equalsIgnoreCase(wording)).findFirst();
        boolean passed =
                whole && wording.matches("\\w+") && words.keySet().stream().noneMatch(wording::equalsIgnoreCase);
        return same.or(() -> found.stream().findFirst()).or(() -> passed ? Optional.of(wording) : Optional.empty());
    }

    /** Whether it gives out a column of that name, as far as is known. */
    boolean has(String folded) {
        return whole || words.containsKey(folded);
    }
}
