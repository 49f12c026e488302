package io.plumbline.fix.keys;

import io.plumbline.fix.sql.Template;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The rows of a model's query, through its common table expressions and unions. */
final class QueryRows {

    private static final int DEPTH = 60;

    private final Template template;
    private final Function<TableName, Rows> tables;

    QueryRows(Template template, Function<TableName, Rows> tables) {
        this.template = template;
        this.tables = tables;
    }

    Rows of() {
        return of(template.query(), Map.of(), 0);
    }

    private Rows of(Query query, Map<String, QueryPart.Cte> outer, int depth) {
        if (depth > DEPTH || query.recursive()) {
            return Rows.UNKNOWN;
        }
        Map<String, QueryPart.Cte> seen = new HashMap<>(outer);
        query.ctes().forEach(cte -> seen.put(cte.name().folded(), cte));
        return of(query.body(), seen, depth);
    }

    private Rows of(QueryBody body, Map<String, QueryPart.Cte> seen, int depth) {
        if (body instanceof QueryBody.Select select) {
            return new SelectRows(template, select, table -> table(table, seen, depth)).of();
        }
        if (body instanceof QueryBody.Nested nested) {
            return of(nested.query(), seen, depth + 1);
        }
        return body instanceof QueryBody.SetOperation operation ? union(operation, seen, depth) : Rows.UNKNOWN;
    }

    private Rows table(TableExpr table, Map<String, QueryPart.Cte> seen, int depth) {
        TableExpr.Alias alias = table.alias();
        if (alias != null && !alias.columns().isEmpty()) {
            return Rows.UNKNOWN;
        }
        if (table instanceof TableExpr.Derived derived) {
            return derived.lateral() ? Rows.UNKNOWN : of(derived.query(), seen, depth + 1);
        }
        if (!(table instanceof TableExpr.Table named)) {
            return Rows.UNKNOWN;
        }
        QueryPart.Cte cte =
                named.name().parts().size() == 1 ? seen.get(named.name().last().folded()) : null;
        if (cte == null) {
            return tables.apply(named.name().table());
        }
        Map<String, QueryPart.Cte> others = new HashMap<>(seen);
        others.remove(cte.name().folded());
        return cte.columns().isEmpty() ? of(cte.query(), others, depth + 1) : Rows.UNKNOWN;
    }

    /** Branches that a constant tells apart share no row: it is unique with a key they have in the same places. */
    private Rows union(QueryBody.SetOperation operation, Map<String, QueryPart.Cte> seen, int depth) {
        List<Rows> branches = new ArrayList<>();
        operation.operands().forEach(branch -> branches.add(of(branch, seen, depth + 1)));
        Rows first = branches.get(0);
        List<String> names = first.outputs();
        boolean alike = names != null
                && operation.operators().stream().allMatch(word -> word.matches("UNION( ALL| DISTINCT)?"))
                && branches.stream()
                        .allMatch(rows -> rows.outputs() != null
                                && rows.outputs().size() == names.size()
                                && new HashSet<>(rows.outputs()).size() == names.size());
        if (names == null || !alike) {
            return Rows.UNKNOWN;
        }
        List<Rows> same = branches.stream().map(rows -> renamed(rows, names)).toList();
        Set<String> filled = new HashSet<>(first.filled());
        same.forEach(rows -> filled.retainAll(rows.filled()));
        List<Rows.Key> keys = new ArrayList<>();
        for (String name : names) {
            List<String> values = same.stream()
                    .map(rows -> rows.constants().getOrDefault(name, ""))
                    .toList();
            if (!values.contains("") && new HashSet<>(values).size() == values.size()) {
                keys.addAll(with(name, same));
            }
        }
        return new Rows(names, keys, filled, Map.of());
    }

    private static List<Rows.Key> with(String discriminator, List<Rows> branches) {
        List<Rows.Key> keys = new ArrayList<>();
        for (Rows.Key key : branches.get(0).keys()) {
            boolean everywhere = branches.stream().allMatch(rows -> rows.keys().stream()
                    .anyMatch(other -> key.columns().containsAll(other.columns())));
            boolean exact = branches.stream()
                    .allMatch(rows -> rows.filled().containsAll(key.columns())
                            || rows.keys().stream()
                                    .anyMatch(other ->
                                            other.exact() && key.columns().containsAll(other.columns())));
            Set<String> columns = new HashSet<>(key.columns());
            columns.add(discriminator);
            if (everywhere) {
                keys.add(new Rows.Key(columns, exact));
            }
        }
        return keys;
    }

    /** The same rows under the names the first branch gives them. */
    private static Rows renamed(Rows rows, List<String> names) {
        List<String> own = rows.outputs() == null ? List.of() : rows.outputs();
        Function<String, String> name = column -> names.get(own.indexOf(column));
        List<Rows.Key> keys = rows.keys().stream()
                .filter(key -> own.containsAll(key.columns()))
                .map(key -> new Rows.Key(
                        new HashSet<>(key.columns().stream().map(name).toList()), key.exact()))
                .toList();
        Set<String> filled = new HashSet<>();
        rows.filled().stream().filter(own::contains).map(name).forEach(filled::add);
        Map<String, String> constants = new HashMap<>();
        rows.constants().forEach((column, value) -> {
            if (own.contains(column)) {
                constants.put(name.apply(column), value);
            }
        });
        return new Rows(names, keys, filled, constants);
    }
}
