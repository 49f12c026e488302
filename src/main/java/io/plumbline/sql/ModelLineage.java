package io.plumbline.sql;

import io.plumbline.sql.OutputColumn.Certainty;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Column lineage across models: each model's columns follow from its SQL and the columns of the models it reads, so
 * that {@code *} is expanded from end to end. A column that only a {@code *} over a table nobody listed can hold is
 * followed through it by its name. Immutable; safe for concurrent reads.
 */
public final class ModelLineage implements KnownColumns {

    private final Map<TableName, SqlStatement> queries;
    private final Dialect dialect;
    private final KnownColumns sources;
    private final Map<TableName, ColumnLineage> models = new LinkedHashMap<>();
    private final Map<TableName, Set<TableName>> readers = new HashMap<>();
    private final Map<ColumnOrigin, Set<ColumnOrigin>> users = new HashMap<>();
    private final Map<ColumnOrigin, Optional<OutputColumn>> behindStars = new ConcurrentHashMap<>();

    private ModelLineage(Map<TableName, SqlStatement> queries, Dialect dialect, KnownColumns sources) {
        this.queries = Map.copyOf(queries);
        this.dialect = dialect;
        this.sources = sources;
        for (TableName table : inOrder(new TreeMap<>(queries))) {
            SqlStatement query = queries.get(table);
            if (query != null) {
                models.put(table, ColumnLineage.of(query, dialect, this));
                query.reads().forEach(read -> readers.computeIfAbsent(read, r -> new LinkedHashSet<>())
                        .add(table));
            }
        }
        models.forEach((table, made) -> made.columns().forEach(column -> column.from()
                .forEach(origin -> users.computeIfAbsent(origin, o -> new LinkedHashSet<>())
                        .add(new ColumnOrigin(table, column.name())))));
    }

    /**
     * Follows every model. Models that read each other in a circle see each other's columns as unknown.
     *
     * @param queries the query each model's table is made by, under the table's full name
     * @param sources columns of the tables that no model makes
     */
    public static ModelLineage of(Map<TableName, SqlStatement> queries, Dialect dialect, KnownColumns sources) {
        return new ModelLineage(queries, dialect, sources);
    }

    /** The named columns of a model, or of a table that no model makes. */
    @Override
    public @Nullable List<String> of(TableName table) {
        ColumnLineage made = models.get(table);
        return made == null
                ? sources.of(table)
                : made.columns().stream()
                        .map(OutputColumn::name)
                        .filter(name -> !name.equals("*") && !name.isEmpty())
                        .toList();
    }

    @Override
    public boolean complete(TableName table) {
        ColumnLineage made = models.get(table);
        return made == null
                ? sources.complete(table)
                : made.named()
                        && made.columns().stream().noneMatch(c -> c.name().isEmpty());
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

    /** The query that makes a table; null for a table no model makes. */
    public @Nullable SqlStatement query(TableName table) {
        return queries.get(table);
    }

    /** The models whose query reads a table. */
    public Set<TableName> readers(TableName table) {
        return Set.copyOf(readers.getOrDefault(table, Set.of()));
    }

    /**
     * A column of a model, also one that only a {@code *} can hold: unknown where nothing tells whether it does. Null
     * where the model has none of that name.
     */
    public @Nullable OutputColumn column(ColumnOrigin column) {
        ColumnLineage made = models.get(column.table());
        if (made == null || column.column().equals("*")) {
            return null;
        }
        return made.column(column.column())
                .or(() -> made.named() ? Optional.empty() : behindStars.computeIfAbsent(column, this::behindStar))
                .orElse(null);
    }

    /** Asks the model's query for one column, as a query around it would. */
    private Optional<OutputColumn> behindStar(ColumnOrigin column) {
        SqlStatement query = queries.get(column.table());
        if (query == null || !(query.tree() instanceof Statement.Read read)) {
            return Optional.empty();
        }
        Statement asked = new Statement.Read(Query.selecting(column.column(), read.query()));
        return ColumnLineage.of(new SqlStatement(asked, List.of(), List.of()), dialect, this)
                .column(column.column())
                .filter(found -> !found.from().isEmpty() || found.certainty() == Certainty.UNKNOWN);
    }

    /** The models' columns that are computed from a column in one step, those behind a {@code *} among them. */
    public Set<ColumnOrigin> users(ColumnOrigin column) {
        Set<ColumnOrigin> found = new LinkedHashSet<>(users.getOrDefault(column, Set.of()));
        Set<ColumnOrigin> stars = users.getOrDefault(new ColumnOrigin(column.table(), "*"), Set.of());
        for (ColumnOrigin star : stars) {
            for (String name : namesBehind(star.table(), column.column())) {
                ColumnOrigin candidate = new ColumnOrigin(star.table(), name);
                OutputColumn asked = column(candidate);
                if (asked != null && asked.from().contains(column)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** The names a column can have behind a star of a model: its own, or one that a star renames to. */
    private Set<String> namesBehind(TableName model, String column) {
        Set<String> names = new LinkedHashSet<>(Set.of(column));
        SqlStatement query = queries.get(model);
        if (query != null) {
            query.tree().all(Expr.Star.class).stream()
                    .flatMap(star -> star.renamed().stream())
                    .forEach(rename -> names.add(rename.to().folded()));
        }
        return names;
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
            for (ColumnOrigin other : up ? parents(next) : users(next)) {
                if (seen.add(other)) {
                    todo.add(other);
                }
            }
        }
        seen.remove(start);
        return List.copyOf(seen);
    }

    private Collection<ColumnOrigin> parents(ColumnOrigin column) {
        OutputColumn found = column(column);
        return found == null ? List.of() : found.from();
    }
}
