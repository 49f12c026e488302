package io.plumbline.sql.lineage;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        boolean named = !pivot.values().isEmpty();
        for (SelectItem item : pivot.values()) {
            for (SelectItem aggregate : pivot.aggregates()) {
                String name = pivotName(item, aggregate, pivot.aggregates().size());
                if (name == null) {
                    named = false;
                } else {
                    cols.add(value.named(name));
                }
            }
        }
        List<Open> opens = new ArrayList<>(kept.opens());
        if (!named) {
            opens.add(Open.constant(value.origins(), value.certainty()));
        }
        return new Row(cols, opens);
    }

    /** Null where the warehouses do not agree on a name, or where only the run knows the values. */
    private @Nullable String pivotName(SelectItem item, SelectItem aggregate, int aggregates) {
        Expr.Literal literal = item.expr() instanceof Expr.Literal text ? text : null;
        Ident alias = aggregate.alias();
        String value = item.alias() == null ? null : item.alias().folded();
        if (queries.dialect() == Dialect.BIGQUERY) {
            String name = value == null && literal != null ? literal.text() : value;
            return name == null || alias == null ? name : alias.folded() + "_" + name;
        }
        if (value == null
                && queries.dialect() == Dialect.SNOWFLAKE
                && literal != null
                && literal.kind() == Expr.LiteralKind.STRING) {
            value = "'" + literal.text() + "'";
        }
        if (aggregates > 1) {
            return value == null || alias == null ? null : value + "_" + alias.folded();
        }
        return alias == null ? value : null;
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
                symbols.add(new Scope.Source(define.alias().folded(), null, row));
            }
        }
        for (SelectItem measure : match.measures()) {
            String name = measure.alias() == null ? "" : measure.alias().folded();
            cols.add(queries.origins().of(name, measure.expr(), symbols));
        }
        return new Row(cols, match.allRows() ? row.opens() : List.of());
    }
}
