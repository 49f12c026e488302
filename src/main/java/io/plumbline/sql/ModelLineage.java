package io.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Column lineage across models: each model's columns follow from its SQL and the columns of the models it reads, so that
 * {@code *} is expanded from end to end. Immutable; safe for concurrent reads.
 */
public final class ModelLineage {

    private final Map<TableName, ColumnLineage> models = new LinkedHashMap<>();
    private final Map<ColumnOrigin, Set<ColumnOrigin>> readers = new HashMap<>();

    private ModelLineage() {}

    /**
     * Follows every model. Models that read each other in a circle see each other's columns as unknown.
     *
     * @param queries the query each model's table is made by, under the table's full name
     * @param sources columns of the tables that no model makes
     */
    public static ModelLineage of(Map<TableName, SqlStatement> queries, Dialect dialect, KnownColumns sources) {
        ModelLineage lineage = new ModelLineage();
        KnownColumns known = table -> {
            ColumnLineage made = lineage.models.get(table);
            return made == null ? sources.of(table) : names(made);
        };
        for (TableName table : inOrder(new TreeMap<>(queries))) {
            SqlStatement query = queries.get(table);
            if (query != null) {
                lineage.models.put(table, ColumnLineage.of(query, dialect, known));
            }
        }
        lineage.models.forEach(
                (table, made) -> made.columns().forEach(column -> column.from().forEach(origin -> lineage.readers
                        .computeIfAbsent(origin, o -> new LinkedHashSet<>())
                        .add(new ColumnOrigin(table, column.name())))));
        return lineage;
    }

    private static @Nullable List<String> names(ColumnLineage made) {
        boolean complete =
                made.named() && made.columns().stream().noneMatch(c -> c.name().isEmpty());
        return complete ? made.columns().stream().map(OutputColumn::name).toList() : null;
    }

    /** Parents before children; without recursion, for chains of any length. */
    private static List<TableName> inOrder(Map<TableName, SqlStatement> queries) {
        List<TableName> order = new ArrayList<>();
        Set<TableName> entered = new HashSet<>();
        Deque<TableName> todo = new ArrayDeque<>();
        Set<TableName> done = new HashSet<>();
        for (TableName start : queries.keySet()) {
            todo.push(start);
            while (!todo.isEmpty()) {
                TableName table = todo.peek();
                SqlStatement query = queries.get(table);
                boolean first = entered.add(table);
                if (first && query != null) {
                    query.reads().stream()
                            .filter(parent -> queries.containsKey(parent) && !entered.contains(parent))
                            .forEach(todo::push);
                } else {
                    todo.pop();
                    if (done.add(table)) {
                        order.add(table);
                    }
                }
            }
        }
        return order;
    }

    /** The lineage of one model's own columns; null for a table no model makes. */
    public @Nullable ColumnLineage model(TableName table) {
        return models.get(table);
    }

    /** Every column a model's column is computed from, through all models, nearest first; itself is not among them. */
    public List<ColumnOrigin> upstream(ColumnOrigin column) {
        return reach(column, true);
    }

    /** Every column that is computed from a column, through all models, nearest first. */
    public List<ColumnOrigin> downstream(ColumnOrigin column) {
        return reach(column, false);
    }

    private List<ColumnOrigin> reach(ColumnOrigin start, boolean up) {
        Set<ColumnOrigin> seen = new LinkedHashSet<>();
        Deque<ColumnOrigin> todo = new ArrayDeque<>();
        seen.add(start);
        todo.add(start);
        while (!todo.isEmpty()) {
            ColumnOrigin next = todo.remove();
            for (ColumnOrigin other : up ? parents(next) : readers.getOrDefault(next, Set.of())) {
                if (seen.add(other)) {
                    todo.add(other);
                }
            }
        }
        seen.remove(start);
        return List.copyOf(seen);
    }

    private List<ColumnOrigin> parents(ColumnOrigin column) {
        ColumnLineage made = models.get(column.table());
        return made == null
                ? List.of()
                : made.column(column.column()).map(OutputColumn::from).orElse(List.of());
    }
}
