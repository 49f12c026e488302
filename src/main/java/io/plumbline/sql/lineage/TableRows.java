package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ColumnUse.Role;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The columns of what stands in FROM. */
final class TableRows {

    private static final Set<String> SPREADING = Set.of("""
            FLATTEN UNNEST EXPLODE POSEXPLODE EXPLODE_OUTER GENERATOR GENERATE_SERIES SPLIT_TO_TABLE
            STRTOK_SPLIT_TO_TABLE RANGE SEQUENCE GENERATE_DATE_ARRAY REGEXP_SPLIT_TO_TABLE JSONB_ARRAY_ELEMENTS
            JSON_ARRAY_ELEMENTS JSONB_ARRAY_ELEMENTS_TEXT JSON_EACH JSONB_EACH
            """.strip().split("\\s+"));

    private final QueryColumns queries;
    private final KnownColumns known;
    private final Pivots pivots;

    TableRows(QueryColumns queries, KnownColumns known) {
        this.queries = queries;
        this.known = known;
        this.pivots = new Pivots(queries);
    }

    /** Puts the tables of a FROM into a scope, from left to right, as LATERAL sees them. */
    void add(QueryPart.From from, Scope scope) {
        add(from.first(), scope);
        for (QueryPart.Join join : from.joins()) {
            join.using().stream().map(Ident::folded).forEach(scope.merged::add);
            if (join.kind() != QueryPart.JoinKind.SEMI && join.kind() != QueryPart.JoinKind.ANTI) {
                add(join.right(), scope);
                condition(join, scope);
            } else {
                Scope both = new Scope(scope);
                add(join.right(), both);
                condition(join, both);
            }
            for (Ident column : join.using()) {
                Col col = scope.find(List.of(column.folded()));
                if (col != null) {
                    col.origins().forEach(o -> queries.uses()
                            .add(new io.plumbline.sql.ColumnUse(o, Role.JOIN, column.span())));
                }
            }
        }
    }

    private void condition(QueryPart.Join join, Scope scope) {
        queries.origins().use(join.on(), Role.JOIN, scope);
        queries.origins().use(join.match(), Role.JOIN, scope);
    }

    private void add(TableExpr table, Scope scope) {
        TableExpr.Alias alias = table.alias();
        if (table instanceof TableExpr.Joined joined && alias == null) {
            add(joined.from(), scope);
            return;
        }
        Row row = row(table, scope);
        if (alias != null && !alias.columns().isEmpty()) {
            row = QueryColumns.renamed(row, alias.columns());
        }
        queries.budget().spend(row.cols().size());
        String name = alias == null ? null : alias.name().folded();
        TableName base = table instanceof TableExpr.Table t ? t.name().table() : null;
        scope.add(new Scope.Source(name, base, row));
    }

    /** The columns of a table before its alias renames them. */
    Row row(TableExpr table, Scope scope) {
        if (table instanceof TableExpr.Table named) {
            return named(named, scope);
        } else if (table instanceof TableExpr.Derived derived) {
            return queries.row(derived.query(), derived.lateral() ? scope : around(scope));
        } else if (table instanceof TableExpr.Function function) {
            return function(function, scope);
        } else if (table instanceof TableExpr.Joined joined) {
            Scope inner = new Scope(scope);
            add(joined.from(), inner);
            return new Stars(queries.origins()).all(inner);
        } else if (table instanceof TableExpr.Pivot pivot) {
            return pivots.pivot(pivot, inner(pivot.input(), scope));
        } else if (table instanceof TableExpr.Match match) {
            return pivots.match(match, inner(match.input(), scope));
        }
        return new Row(List.of(), List.of(Open.constant(Set.of(), Certainty.UNKNOWN)));
    }

    /** A query in FROM does not see the tables beside it, only what is around its SELECT. */
    private static Scope around(Scope scope) {
        Scope outer = scope.outer;
        return outer == null ? new Scope(null) : outer;
    }

    private Scope inner(TableExpr input, Scope scope) {
        Scope inner = new Scope(scope.outer);
        add(input, inner);
        return inner;
    }

    private Row named(TableExpr.Table table, Scope scope) {
        if (table.name().parts().size() == 1) {
            Row cte = scope.cte(table.name().last().folded());
            if (cte != null) {
                return cte;
            }
        }
        TableName name = table.name().table();
        List<String> columns = known.of(name);
        if (columns == null) {
            return new Row(List.of(), List.of(Open.table(name)));
        }
        List<Col> cols = new ArrayList<>();
        for (String column : columns) {
            cols.add(new Col(column, Set.of(new ColumnOrigin(name, column)), Certainty.DIRECT));
        }
        return new Row(cols, known.complete(name) ? List.of() : List.of(Open.table(name)));
    }

    private Row function(TableExpr.Function function, Scope scope) {
        Col value = Origins.derived(queries.origins().of("VALUE", function.call(), scope));
        String name = function.call() instanceof Expr.Call call
                ? call.function().last().text().toUpperCase(Locale.ROOT)
                : "";
        Certainty certainty = SPREADING.contains(name) ? value.certainty() : Certainty.UNKNOWN;
        TableExpr.Alias alias = function.alias();
        if (alias != null && !alias.columns().isEmpty()) {
            return new Row(
                    alias.columns().stream()
                            .map(c -> new Col(c.folded(), value.origins(), certainty))
                            .toList(),
                    List.of());
        }
        return switch (name) {
            case "FLATTEN" -> columns(value, certainty, List.of("SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS"));
            case "SPLIT_TO_TABLE", "STRTOK_SPLIT_TO_TABLE" ->
                columns(value, certainty, List.of("SEQ", "INDEX", "VALUE"));
            case "GENERATOR" -> Row.EMPTY;
            case "UNNEST", "EXPLODE", "GENERATE_SERIES", "JSONB_ARRAY_ELEMENTS", "JSON_ARRAY_ELEMENTS" ->
                columns(
                        value,
                        certainty,
                        alias == null ? List.of() : List.of(alias.name().folded()));
            default -> new Row(List.of(), List.of(Open.constant(value.origins(), certainty)));
        };
    }

    private static Row columns(Col value, Certainty certainty, List<String> names) {
        return new Row(
                names.stream()
                        .map(name -> new Col(name, value.origins(), certainty))
                        .toList(),
                List.of());
    }

    static Row without(Row row, Set<String> hidden) {
        List<Col> cols =
                row.cols().stream().filter(c -> !hidden.contains(c.name())).toList();
        List<Open> opens =
                row.opens().stream().map(o -> o.without(hidden, Map.of())).toList();
        return new Row(cols, opens);
    }

    static Set<String> columnNames(List<? extends Expr> exprs) {
        Set<String> names = new HashSet<>();
        for (Expr expr : exprs) {
            expr.all(Expr.ColumnRef.class)
                    .forEach(ref -> names.add(ref.name().last().folded()));
        }
        return new LinkedHashSet<>(names);
    }
}
