package io.plumbline.sql.lineage;

import io.plumbline.sql.Expr;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of PIVOT, UNPIVOT and MATCH_RECOGNIZE. */
final class Pivots {

    private final QueryColumns queries;

    Pivots(QueryColumns queries) {
        this.queries = queries;
    }

    Row pivot(TableExpr.Pivot pivot, Scope input) {
        Row row = new Stars(queries.origins()).all(input);
        return pivot.unpivot() ? unpivoted(pivot, row, input) : pivoted(pivot, row, input);
    }

    private Row pivoted(TableExpr.Pivot pivot, Row row, Scope input) {
        Set<String> gone = TableRows.columnNames(pivot.columns());
        List<Col> values = new ArrayList<>();
        for (SelectItem aggregate : pivot.aggregates()) {
            gone.addAll(TableRows.columnNames(List.of(aggregate.expr())));
            values.add(queries.origins().of("", aggregate.expr(), input));
        }
        pivot.columns().forEach(column -> values.add(queries.origins().of("", column, input)));
        Col value = Origins.derived(Origins.merge("", values));
        Row kept = TableRows.without(row, gone);
        List<Col> cols = new ArrayList<>(kept.cols());
        for (SelectItem item : pivot.values()) {
            for (SelectItem aggregate : pivot.aggregates()) {
                cols.add(value.named(
                        pivotName(item, aggregate, pivot.aggregates().size())));
            }
        }
        boolean listed = !pivot.values().isEmpty() && !(pivot.values().get(0).expr() instanceof Expr.Subquery);
        List<Open> opens = new ArrayList<>(kept.opens());
        if (!listed) {
            opens.add(Open.constant(value.origins(), Certainty.UNKNOWN));
        }
        return new Row(cols, opens);
    }

    private static String pivotName(SelectItem item, SelectItem aggregate, int aggregates) {
        String name = item.alias() != null
                ? item.alias().folded()
                : item.expr() instanceof Expr.Literal literal ? "'" + literal.text() + "'" : "";
        return aggregates > 1 && aggregate.alias() != null
                ? name + "_" + aggregate.alias().folded()
                : name;
    }

    private Row unpivoted(TableExpr.Pivot pivot, Row row, Scope input) {
        Set<String> gone = new HashSet<>();
        List<Col> values = new ArrayList<>();
        for (SelectItem item : pivot.values()) {
            gone.addAll(TableRows.columnNames(List.of(item.expr())));
            values.add(queries.origins().of("", item.expr(), input));
        }
        List<Col> cols = new ArrayList<>(TableRows.without(row, gone).cols());
        Col value = Origins.merge("", values);
        for (int i = 0; i < pivot.columns().size() - 1; i++) {
            for (String name : TableRows.columnNames(List.of(pivot.columns().get(i)))) {
                cols.add(value.named(name));
            }
        }
        Expr last = pivot.columns().get(pivot.columns().size() - 1);
        for (String name : TableRows.columnNames(List.of(last))) {
            cols.add(new Col(name, Set.of(), Certainty.DERIVED));
        }
        return new Row(cols, TableRows.without(row, gone).opens());
    }

    Row match(TableExpr.Match match, Scope input) {
        Row row = new Stars(queries.origins()).all(input);
        List<Col> cols = new ArrayList<>();
        if (match.allRows()) {
            cols.addAll(row.cols());
        } else {
            match.partitionBy().forEach(expr -> {
                Col col = queries.origins().of("", expr, input);
                TableRows.columnNames(List.of(expr)).forEach(name -> cols.add(col.named(name)));
            });
        }
        Scope symbols = new Scope(input);
        for (SelectItem define : match.defines()) {
            if (define.alias() != null) {
                symbols.sources.add(new Scope.Source(define.alias().folded(), null, row));
            }
        }
        for (SelectItem measure : match.measures()) {
            String name = measure.alias() == null ? "" : measure.alias().folded();
            cols.add(queries.origins().of(name, measure.expr(), symbols));
        }
        return new Row(cols, match.allRows() ? row.opens() : List.of());
    }
}
