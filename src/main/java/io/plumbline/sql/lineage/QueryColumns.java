package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnUse;
import io.plumbline.sql.ColumnUse.Role;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of queries. Recursion goes as deep as queries nest, which the parser bounds. */
final class QueryColumns {

    private final Dialect dialect;
    private final Budget budget = new Budget();
    private final Set<ColumnUse> uses = new LinkedHashSet<>();
    private final Origins origins = new Origins(this);
    private final TableRows tables;
    private final Stars stars = new Stars(origins);

    QueryColumns(Dialect dialect, KnownColumns known) {
        this.dialect = dialect;
        this.tables = new TableRows(this, known);
    }

    Dialect dialect() {
        return dialect;
    }

    Budget budget() {
        return budget;
    }

    Set<ColumnUse> uses() {
        return uses;
    }

    Origins origins() {
        return origins;
    }

    TableRows tables() {
        return tables;
    }

    Row row(Query query, Scope outer) {
        Scope scope = new Scope(outer);
        for (QueryPart.Cte cte : query.ctes()) {
            scope.ctes.put(cte.name().folded(), cte(cte, query.recursive(), scope));
        }
        Scope inner = new Scope(scope);
        Row row = body(query.body(), inner);
        row.cols().forEach(col -> inner.aliases.putIfAbsent(col.name(), col));
        query.orderBy().forEach(key -> origins.use(key.expr(), Role.ORDER, inner));
        return row;
    }

    private Row cte(QueryPart.Cte cte, boolean recursive, Scope scope) {
        Query query = cte.query();
        boolean itself = recursive || dialect == Dialect.SNOWFLAKE;
        if (itself
                && query.body() instanceof QueryBody.SetOperation union
                && reads(union, cte.name().folded())) {
            Row anchor = body(union.operands().get(0), new Scope(scope));
            for (int pass = 0; pass < 2; pass++) {
                scope.ctes.put(cte.name().folded(), renamed(anchor, cte.columns()));
                anchor = row(query, scope);
            }
            return renamed(anchor, cte.columns());
        }
        return renamed(row(query, scope), cte.columns());
    }

    private static boolean reads(QueryBody.SetOperation union, String name) {
        return union.operands().stream()
                .skip(1)
                .flatMap(o -> o.all(io.plumbline.sql.TableExpr.Table.class).stream())
                .anyMatch(t ->
                        t.name().parts().size() == 1 && t.name().last().folded().equals(name));
    }

    /** The row under new names; where columns are not all listed, the names stand for unknown ones. */
    static Row renamed(Row row, List<Ident> names) {
        if (names.isEmpty()) {
            return row;
        }
        List<Col> cols = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean listed = row.closed() && i < row.cols().size();
            String name = names.get(i).folded();
            cols.add(listed ? row.cols().get(i).named(name) : Col.unknown(name));
        }
        return new Row(cols, List.of());
    }

    private Row body(QueryBody body, Scope scope) {
        if (body instanceof QueryBody.Select select) {
            return select(select, scope);
        } else if (body instanceof QueryBody.SetOperation operation) {
            return operation(operation, scope);
        } else if (body instanceof QueryBody.Nested nested) {
            return row(nested.query(), scope);
        } else if (body instanceof QueryBody.Whole whole) {
            tables.add(whole.from(), scope);
            return stars.all(scope);
        }
        return values((QueryBody.Values) body, scope);
    }

    private Row values(QueryBody.Values values, Scope scope) {
        List<Row> rows = new ArrayList<>();
        for (Expr row : values.rows()) {
            List<Expr> cells =
                    row instanceof Expr.Group group && group.kind().equals("TUPLE") ? group.elements() : List.of(row);
            List<Col> cols = new ArrayList<>();
            for (Expr cell : cells) {
                cols.add(origins.of("COLUMN" + (cols.size() + 1), cell, scope));
            }
            rows.add(new Row(cols, List.of()));
        }
        return rows.isEmpty() ? Row.EMPTY : new Row(Origins.zip(rows), List.of());
    }

    private Row operation(QueryBody.SetOperation operation, Scope scope) {
        List<Row> rows = new ArrayList<>();
        for (QueryBody operand : operation.operands()) {
            rows.add(body(operand, new Scope(scope)));
        }
        boolean byName = operation.operators().stream().anyMatch(o -> o.contains("BY NAME"));
        if (!byName && rows.stream().allMatch(Row::closed)) {
            return new Row(Origins.zip(rows), List.of());
        }
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.cols().forEach(col -> names.add(col.name())));
        List<Col> cols = names.stream().map(name -> named(rows, name, byName)).toList();
        if (rows.stream().allMatch(Row::closed)) {
            return new Row(cols, List.of());
        }
        Col all = Origins.merge(
                "*",
                rows.stream().flatMap(r -> r.opens().stream()).map(Open::all).toList());
        return new Row(cols, List.of(new Open(name -> named(rows, name, byName), all)));
    }

    private static Col named(List<Row> rows, String name, boolean byName) {
        List<Col> found = new ArrayList<>();
        for (Row row : rows) {
            Col col = row.find(name);
            if (col != null) {
                found.add(col);
            } else if (!byName) {
                found.add(Col.unknown(name));
            }
        }
        return Origins.merge(name, found);
    }

    private Row select(QueryBody.Select select, Scope scope) {
        if (select.from() != null) {
            tables.add(select.from(), scope);
        }
        List<Col> cols = new ArrayList<>();
        List<Open> opens = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (budget.spent()) {
                opens.add(Open.constant(Set.of(), Certainty.UNKNOWN));
                break;
            }
            if (item.expr() instanceof Expr.Star star) {
                stars.expand(star, scope, cols, opens);
                budget.spend(cols.size());
            } else {
                String name = item.outputName();
                Col col = origins.of(name == null ? "" : name, item.expr(), scope);
                cols.add(col);
                if (item.alias() != null) {
                    scope.aliases.putIfAbsent(col.name(), col);
                }
            }
        }
        conditions(select, scope);
        return new Row(cols, opens);
    }

    private void conditions(QueryBody.Select select, Scope scope) {
        origins.use(select.where(), Role.FILTER, scope);
        origins.use(select.having(), Role.FILTER, scope);
        origins.use(select.qualify(), Role.FILTER, scope);
        origins.use(select.groupBy(), Role.GROUP, scope);
        select.hierarchy().forEach(expr -> origins.use(expr, Role.JOIN, scope));
    }

    /** New names for old ones of a star. */
    static Map<String, String> renames(Expr.Star star) {
        return star.renamed().stream()
                .collect(Collectors.toMap(r -> r.to().folded(), r -> r.from().folded(), (a, b) -> a));
    }
}
