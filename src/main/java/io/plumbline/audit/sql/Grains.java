package io.plumbline.audit.sql;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Estate;
import io.plumbline.model.Relation;
import io.plumbline.model.Test;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out the grain of tables in FROM clauses, through common table expressions, from tests and GROUP BY. */
final class Grains {

    private static final int DEPTH = 40;

    private final Estate estate;
    private final Dag dag;

    static Grains of(RuleContext context) {
        Dag dag = Dag.of(context);
        return context.derived(Grains.class, estate -> new Grains(estate, dag));
    }

    private Grains(Estate estate, Dag dag) {
        this.estate = estate;
        this.dag = dag;
    }

    /** The grain of an item; empty where nothing is known of it. */
    Optional<Grain> of(Scope scope, TableExpr table) {
        return of(scope, table, 0);
    }

    private Optional<Grain> of(Scope scope, TableExpr table, int depth) {
        Query query = scope.queryOf(table);
        if (depth > DEPTH) {
            return Optional.empty();
        }
        if (query != null) {
            return ofQuery(scope, scope.seenBy(table), query, depth + 1);
        }
        return node(scope, table).map(node -> new Grain(node, null, keys(node)));
    }

    private Optional<Grain> ofQuery(Scope scope, Map<String, QueryPart.Cte> ctes, Query query, int depth) {
        if (!(query.body() instanceof QueryBody.Select select) || !query.ctes().isEmpty()) {
            return Optional.empty();
        }
        Scope inner = new Scope(scope.model(), select, ctes, query, false);
        if (select.groupBy() != null) {
            return grouped(select);
        }
        QueryPart.From from = select.from();
        if (from == null || !from.joins().isEmpty() || aggregates(select)) {
            return Optional.empty();
        }
        return of(inner, from.first(), depth).flatMap(grain -> shown(select, grain));
    }

    static boolean aggregates(QueryBody.Select select) {
        return select.items().stream()
                .anyMatch(item -> Trees.holds(
                        item.expr(), node -> node instanceof Expr.Call call && call.over() == null && aggregate(call)));
    }

    static boolean aggregate(Expr.Call call) {
        return call.function()
                .last()
                .text()
                .toLowerCase(Locale.ROOT)
                .matches("count|count_if|sum|min|max|avg|median|array_agg|listagg|any_value|max_by|min_by|object_agg"
                        + "|stddev|variance|approx_count_distinct|booland_agg|boolor_agg|mode");
    }

    private static Optional<Grain> grouped(QueryBody.Select select) {
        Set<String> key = new HashSet<>();
        QueryPart.GroupBy groupBy = select.groupBy();
        if (groupBy == null || groupBy.all()) {
            return Optional.empty();
        }
        for (Expr by : groupBy.keys()) {
            SelectItem item = select.items().stream()
                    .filter(i -> same(i, by, select.items()))
                    .findFirst()
                    .orElse(null);
            String name = item == null ? null : item.outputName();
            if (name == null) {
                return Optional.empty();
            }
            key.add(name.toUpperCase(Locale.ROOT));
        }
        return Optional.of(new Grain(null, Map.of(), List.of(key)));
    }

    private static boolean same(SelectItem item, Expr by, List<SelectItem> items) {
        if (by instanceof Expr.Literal number && number.kind() == Expr.LiteralKind.NUMBER) {
            return number.text().equals(String.valueOf(items.indexOf(item) + 1));
        }
        Expr.ColumnRef column = Trees.column(by);
        Expr.ColumnRef shown = Trees.column(item.expr());
        return column != null
                && (shown != null && Trees.name(shown).equals(Trees.name(column))
                        || item.alias() != null && item.alias().folded().equals(Trees.name(column)));
    }

    /** The grain behind a select list without joins. */
    private static Optional<Grain> shown(QueryBody.Select select, Grain below) {
        Map<String, String> columns = new HashMap<>();
        for (SelectItem item : select.items()) {
            if (item.expr() instanceof Expr.Star star) {
                boolean plain = star.replaced().isEmpty() && star.renamed().isEmpty();
                return plain && below.columns() == null && select.items().size() == 1
                        ? Optional.of(below)
                        : Optional.empty();
            }
            Expr.ColumnRef column = Trees.column(item.expr());
            String name = item.outputName();
            if (column != null && name != null) {
                columns.put(name.toUpperCase(Locale.ROOT), Trees.name(column).toUpperCase(Locale.ROOT));
            }
        }
        List<Set<String>> keys = new ArrayList<>();
        for (Set<String> key : below.keys()) {
            Set<String> shown = columns.entrySet().stream()
                    .filter(e -> key.contains(e.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (shown.stream().map(columns::get).collect(Collectors.toSet()).containsAll(key)) {
                keys.add(shown);
            }
        }
        columns.replaceAll((shown, column) -> String.valueOf(below.own(column)));
        return Optional.of(new Grain(below.node(), columns, keys));
    }

    /** The parent a table of the rendered SQL stands for. */
    Optional<Node> node(Scope scope, TableExpr table) {
        if (!(table instanceof TableExpr.Table named) || scope.cte(table) != null) {
            return Optional.empty();
        }
        TableName name = named.name().table();
        return dag.in(scope.model().node()).stream()
                .map(Link::parent)
                .filter(parent -> relation(parent)
                        .filter(relation -> relation.endsLike(upper(name)))
                        .isPresent())
                .findFirst();
    }

    private static Optional<TableName> relation(Node node) {
        Relation relation = node.artifact().relation();
        return relation == null
                ? Optional.empty()
                : Optional.of(
                        upper(new TableName(Stream.of(relation.database(), relation.schema(), relation.identifier())
                                .flatMap(Stream::ofNullable)
                                .toList())));
    }

    private static TableName upper(TableName name) {
        return new TableName(
                name.parts().stream().map(part -> part.toUpperCase(Locale.ROOT)).toList());
    }

    /** What the tests of a node declare unique, tests of a part of the rows left out. */
    List<Set<String>> keys(Node node) {
        List<Set<String>> keys = new ArrayList<>();
        for (Test test : estate.tests(node.id())) {
            Object columns = test.arguments().get("combination_of_columns");
            if (test.config().get("where") != null || onlyWarns(test)) {
                continue;
            }
            if ("unique".equals(test.test()) && test.column() != null) {
                keys.add(Set.of(test.column().toUpperCase(Locale.ROOT)));
            } else if (columns instanceof List<?> list) {
                keys.add(list.stream()
                        .map(column -> String.valueOf(column).toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
            }
        }
        return keys;
    }

    /** Columns whose test for uniqueness warns and never fails. */
    Set<String> warned(Node node) {
        return estate.tests(node.id()).stream()
                .filter(test -> "unique".equals(test.test())
                        && test.column() != null
                        && "warn".equalsIgnoreCase(String.valueOf(test.config().get("severity"))))
                .map(test -> String.valueOf(test.column()).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a test or constraint says that a column of a node is never null. */
    boolean notNull(Node node, String column) {
        return estate.tests(node.id()).stream()
                        .anyMatch(test -> "not_null".equals(test.test()) && column.equalsIgnoreCase(test.column()))
                || node.properties()
                        .column(column)
                        .filter(c -> c.constraints().stream()
                                .anyMatch(constraint -> constraint.type().matches("not_null|primary_key")))
                        .isPresent();
    }

    /** Rows that fail such a test stay, so it proves nothing. */
    private static boolean onlyWarns(Test test) {
        return "warn".equalsIgnoreCase(String.valueOf(test.config().get("severity")))
                || test.config().get("error_if") != null;
    }
}
