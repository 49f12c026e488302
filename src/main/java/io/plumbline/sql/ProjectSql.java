package io.plumbline.sql;

import io.plumbline.model.Artifact;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a dbt project, read once: the tables of its nodes, the queries that make them, and the lineage of their
 * columns. A source whose table a model makes stands for that model. A name that two nodes claim is nobody's: nothing
 * is told of it. Immutable; safe for concurrent reads.
 */
public final class ProjectSql {

    private final Dialect dialect;
    private final Map<TableName, Artifact> nodes = new LinkedHashMap<>();
    private final Map<String, TableName> tables = new HashMap<>();
    private final Map<String, SqlStatements> read = new ConcurrentHashMap<>();
    private final DocumentedColumns documented;
    private final ModelLineage lineage;

    /**
     * Reads the SQL of a project's nodes; what is switched off is left out.
     *
     * @param needed whose SQL to read; whatever that reads is read too
     * @param built what dbt's catalog says of a node, by id
     * @param headers the first line of a seed's file; empty where it cannot be read
     */
    public ProjectSql(
            Collection<Artifact> artifacts,
            Predicate<Artifact> needed,
            Function<String, Optional<BuiltTable>> built,
            Function<Seed, String> headers,
            Dialect dialect) {
        this.dialect = dialect;
        Map<TableName, List<Artifact>> claims = new TreeMap<>();
        for (Artifact node : artifacts) {
            Relation relation = node.enabled() ? node.relation() : null;
            if (relation != null) {
                TableName table = table(relation);
                tables.put(node.id(), table);
                claims.computeIfAbsent(table, t -> new ArrayList<>()).add(node);
            }
        }
        claims.forEach(this::settle);
        Set<String> begun = ConcurrentHashMap.newKeySet();
        artifacts.parallelStream()
                .filter(node -> tables.containsKey(node.id()) && needed.test(node))
                .forEach(node -> readWithParents(node, begun));
        this.documented = new DocumentedColumns(nodes, built, headers, dialect);
        Map<TableName, SqlStatement> queries = new TreeMap<>();
        nodes.forEach((table, node) -> {
            SqlStatements statements = read.get(node.id());
            if (statements != null && statements.ok() && statements.statements().size() == 1) {
                queries.put(table, statements.statements().get(0));
            }
        });
        queries.values().stream()
                .flatMap(query -> query.reads().stream())
                .filter(table -> !nodes.containsKey(table))
                .forEach(table -> tables.putIfAbsent(table.toString(), table));
        this.lineage = ModelLineage.of(queries, dialect, documented);
    }

    private void settle(TableName table, List<Artifact> claims) {
        List<Artifact> makers =
                claims.stream().filter(node -> !(node instanceof Source)).toList();
        if (makers.size() < 2) {
            nodes.put(table, makers.isEmpty() ? claims.get(0) : makers.get(0));
        }
    }

    private void readWithParents(Artifact node, Set<String> begun) {
        Deque<Artifact> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            Artifact next = open.pop();
            RenderedSql sql = next.rendered();
            if (sql != null && begun.add(next.id())) {
                String text = next instanceof Snapshot snapshot ? SnapshotQuery.of(snapshot, sql.text()) : sql.text();
                SqlStatements statements = SqlStatements.parse(text, dialect);
                read.put(next.id(), statements);
                statements.statements().stream()
                        .flatMap(statement -> statement.reads().stream())
                        .flatMap(table -> Stream.ofNullable(nodes.get(table)))
                        .forEach(open::push);
            }
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    public ModelLineage lineage() {
        return lineage;
    }

    /**
     * The statements of a node, problems and all; null where it has no SQL, none that was rendered, or is switched
     * off.
     */
    public @Nullable SqlStatements statements(String node) {
        return read.get(node);
    }

    /** The table of a node, or the table that is no node's and has this name; null where there is none. */
    public @Nullable TableName table(String node) {
        return tables.get(node);
    }

    /** The node whose table it is; null where it is no node's. */
    public @Nullable Artifact node(TableName table) {
        return nodes.get(table);
    }

    /**
     * The columns of a node known by name: those its query lists, a seed's, those YAML documents; folded, each
     * once.
     */
    public List<String> columns(String node) {
        TableName table = tables.get(node);
        if (table == null) {
            return List.of();
        }
        Set<String> columns = new LinkedHashSet<>(Objects.requireNonNullElse(lineage.of(table), List.of()));
        Artifact artifact = nodes.get(table);
        if (artifact != null) {
            columns.addAll(documented.documented(artifact));
        }
        return List.copyOf(columns);
    }

    /** The name as ref and source write it, read as SQL reads it. */
    private TableName table(Relation relation) {
        List<String> parts = new ArrayList<>();
        for (String part : new String[] {relation.database(), relation.schema(), relation.identifier()}) {
            if (part != null && !part.isEmpty()) {
                boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
                parts.add(dialect.fold(quoted ? part.substring(1, part.length() - 1) : part, quoted));
            }
        }
        return new TableName(parts.isEmpty() ? List.of("") : parts);
    }
}
