package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.FileTree;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.ModelLineage;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables of a project, the queries that make them, and the lineage of their columns. */
final class ProjectSql {

    private final Dialect dialect;
    private final Map<TableName, Artifact> nodes = new LinkedHashMap<>();
    private final Map<String, TableName> tables = new HashMap<>();
    private final DocumentedColumns documented;
    private final ModelLineage lineage;

    ProjectSql(ProjectGraph graph, FileTree files, Dialect dialect) {
        this.dialect = dialect;
        for (Artifact node : graph.artifacts()) {
            TableName table = table(node);
            if (table != null) {
                nodes.putIfAbsent(table, node);
                tables.putIfAbsent(node.id(), table);
            }
        }
        this.documented = new DocumentedColumns(nodes, files, dialect);
        Map<TableName, SqlStatement> queries = new ConcurrentHashMap<>();
        nodes.entrySet().parallelStream().forEach(entry -> {
            SqlStatement query = query(entry.getValue());
            if (query != null) {
                queries.put(entry.getKey(), query);
            }
        });
        queries.values().stream()
                .flatMap(query -> query.reads().stream())
                .filter(table -> !nodes.containsKey(table))
                .forEach(table -> tables.putIfAbsent(table.toString(), table));
        this.lineage = ModelLineage.of(new TreeMap<>(queries), dialect, documented);
    }

    ModelLineage lineage() {
        return lineage;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The table of a node, or the table that is no node's and has this name; null where there is none. */
    @Nullable
    TableName table(String node) {
        return tables.get(node);
    }

    /** The node whose table it is; the table's own name where it is no node's. */
    String node(TableName table) {
        Artifact node = nodes.get(table);
        return node == null ? table.toString() : node.id();
    }

    /** Whether a node is a Python model. */
    boolean python(String node) {
        TableName table = tables.get(node);
        return table != null && nodes.get(table) instanceof Model model && model.language().equals("python");
    }

    /** The columns known by name: those the query lists, a seed's, and those YAML documents; folded, each once. */
    List<String> columns(String node) {
        TableName table = tables.get(node);
        if (table == null) {
            return List.of();
        }
        List<String> columns = new ArrayList<>(Objects.requireNonNullElse(lineage.of(table), List.of()));
        Artifact artifact = nodes.get(table);
        if (artifact != null) {
            documented.documented(artifact).stream()
                    .filter(c -> !columns.contains(c))
                    .forEach(columns::add);
        }
        return List.copyOf(columns);
    }

    private @Nullable TableName table(Artifact node) {
        if (node instanceof Model model) {
            return model.enabled() ? table(model.relation()) : null;
        }
        if (node instanceof Snapshot snapshot) {
            return snapshot.enabled() ? table(snapshot.relation()) : null;
        }
        if (node instanceof Seed seed) {
            return seed.enabled() ? table(seed.relation()) : null;
        }
        return node instanceof Source source && source.enabled() ? table(source.relation()) : null;
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

    /** The one query that makes a node's table; null where there is none, or not all of it could be read. */
    private @Nullable SqlStatement query(Artifact node) {
        RenderedSql sql = RenderedFiles.sql(node);
        if (sql == null) {
            return null;
        }
        String text = node instanceof Snapshot snapshot ? SnapshotQuery.of(snapshot, sql) : sql.text();
        List<SqlStatement> read = SqlStatements.parse(text, dialect).statements();
        return read.size() == 1 && read.get(0).ok() ? read.get(0) : null;
    }
}
