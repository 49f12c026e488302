package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Snapshot;
import io.plumbline.pipeline.ColumnLink.Kind;
import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ColumnUse;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.ModelLineage;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a project hang together, one step at a time: from source columns through models to the exposures
 * that read them. What no SQL tells (which columns an exposure, a metric or a Python model uses) is a link of kind
 * unknown to the whole node. Immutable.
 */
final class ColumnGraph {

    private final ProjectSql sql;
    private final ModelLineage lineage;
    private final Set<String> sqlNodes = new HashSet<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<ColumnOrigin, Set<ColumnLink>> uses = new HashMap<>();

    ColumnGraph(ProjectGraph graph, ProjectSql sql) {
        this.sql = sql;
        this.lineage = sql.lineage();
        graph.artifacts().stream()
                .filter(a -> a instanceof Snapshot
                        || a instanceof Model model && model.language().equals("sql"))
                .map(Artifact::id)
                .forEach(sqlNodes::add);
        Set<String> data = new HashSet<>();
        graph.artifacts().stream()
                .filter(a -> GraphView.DATA.contains(a.kind()))
                .map(Artifact::id)
                .forEach(data::add);
        for (Edge edge : graph.edges()) {
            if (edge.certainty() == Certainty.CERTAIN && data.contains(edge.from()) && data.contains(edge.to())) {
                parents.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(edge.from());
                children.computeIfAbsent(edge.from(), id -> new TreeSet<>()).add(edge.to());
            }
        }
        for (String node : data) {
            ColumnLineage made = made(node);
            if (made != null) {
                made.uses().forEach(use -> uses.computeIfAbsent(use.origin(), o -> new LinkedHashSet<>())
                        .add(new ColumnLink(of(use.origin()), NodeColumn.whole(node), kind(use))));
            }
        }
    }

    /** The column of a node by a name as a person writes it: a bare name folds as in SQL. */
    NodeColumn column(String node, String name) {
        return new NodeColumn(node, shown(folded(node, name)));
    }

    /** The names of a node's columns, as people write them: listed, documented, or read by some SQL. */
    Set<String> columns(String node) {
        Set<String> names = new TreeSet<>();
        sql.columns(node).forEach(column -> names.add(shown(column)));
        TableName table = sql.table(node);
        if (table != null) {
            for (TableName reader : lineage.readers(table)) {
                ColumnLineage made = lineage.model(reader);
                if (made != null) {
                    made.columns().forEach(column -> column.from().forEach(origin -> add(origin, table, names)));
                    made.uses().forEach(use -> add(use.origin(), table, names));
                }
            }
        }
        return names;
    }

    private void add(ColumnOrigin origin, TableName table, Set<String> names) {
        if (origin.table().equals(table) && !origin.column().equals("*")) {
            names.add(shown(origin.column()));
        }
    }

    /** Whether something says that the column exists: its node, or a node it comes from through stars. */
    boolean knows(NodeColumn column) {
        Set<NodeColumn> seen = new HashSet<>();
        List<NodeColumn> todo = new ArrayList<>(List.of(column));
        while (!todo.isEmpty()) {
            NodeColumn next = todo.remove(todo.size() - 1);
            if (next.whole() || !seen.add(next)) {
                continue;
            }
            if (columns(next.node()).contains(next.column())) {
                return true;
            }
            into(next).stream()
                    .filter(link -> link.kind() == Kind.DIRECT)
                    .map(ColumnLink::from)
                    .forEach(todo::add);
        }
        return false;
    }

    /** Whether the node's SQL could not be read, so that its columns are not seen. */
    boolean unread(String node) {
        return sqlNodes.contains(node) && made(node) == null;
    }

    /** What a column is made from, in one step, and what decides which rows its model has. */
    List<ColumnLink> into(NodeColumn to) {
        ColumnLineage made = made(to.node());
        if (made == null) {
            return parents.getOrDefault(to.node(), Set.of()).stream()
                    .map(parent -> new ColumnLink(NodeColumn.whole(parent), to, Kind.UNKNOWN))
                    .toList();
        }
        Set<ColumnLink> links = new LinkedHashSet<>();
        OutputColumn column = to.whole() ? null : lineage.column(origin(to));
        if (column != null) {
            Kind kind = kind(column);
            column.from().forEach(from -> links.add(new ColumnLink(of(from), to, kind)));
            if (kind == Kind.UNKNOWN && column.from().isEmpty()) {
                reads(to.node())
                        .forEach(table -> links.add(new ColumnLink(NodeColumn.whole(node(table)), to, Kind.UNKNOWN)));
            }
        }
        if (!to.whole()) {
            made.uses().forEach(use -> links.add(new ColumnLink(of(use.origin()), to, kind(use))));
        }
        return List.copyOf(links);
    }

    /** What is made from a column, in one step, and the nodes whose rows it decides. */
    List<ColumnLink> outOf(NodeColumn from) {
        Set<ColumnLink> links = new LinkedHashSet<>();
        if (from.whole()) {
            children.getOrDefault(from.node(), Set.of())
                    .forEach(child -> links.add(new ColumnLink(from, NodeColumn.whole(child), Kind.UNKNOWN)));
            return List.copyOf(links);
        }
        ColumnOrigin origin = origin(from);
        for (ColumnOrigin user : lineage.users(origin)) {
            OutputColumn column = user.column().equals("*") ? null : lineage.column(user);
            if (column != null) {
                links.add(new ColumnLink(from, of(user), kind(column)));
            }
        }
        links.addAll(uses.getOrDefault(origin, Set.of()));
        for (TableName reader : new TreeSet<>(lineage.readers(origin.table()))) {
            ColumnLineage made = lineage.model(reader);
            if (made != null && made.columns().stream().anyMatch(ColumnGraph::lost)) {
                links.add(new ColumnLink(from, NodeColumn.whole(node(reader)), Kind.UNKNOWN));
            }
        }
        for (String child : children.getOrDefault(from.node(), Set.of())) {
            if (made(child) == null) {
                links.add(new ColumnLink(from, NodeColumn.whole(child), Kind.UNKNOWN));
            }
        }
        return List.copyOf(links);
    }

    /** A named column that may come from any table of its model. */
    private static boolean lost(OutputColumn column) {
        return column.certainty() == OutputColumn.Certainty.UNKNOWN
                && column.from().isEmpty();
    }

    private List<TableName> reads(String node) {
        TableName table = sql.table(node);
        SqlStatement query = table == null ? null : lineage.query(table);
        return query == null ? List.of() : query.reads();
    }

    private @Nullable ColumnLineage made(String node) {
        TableName table = sql.table(node);
        return table == null ? null : lineage.model(table);
    }

    /** The id of the node whose table it is; the table's own name where it is no node's. */
    private String node(TableName table) {
        Artifact node = sql.node(table);
        return node == null ? table.toString() : node.id();
    }

    private NodeColumn of(ColumnOrigin origin) {
        String column = origin.column().equals("*") ? "" : shown(origin.column());
        return new NodeColumn(node(origin.table()), column);
    }

    private ColumnOrigin origin(NodeColumn column) {
        TableName table = sql.table(column.node());
        return new ColumnOrigin(
                table == null ? new TableName(List.of(column.node())) : table, folded(column.node(), column.column()));
    }

    /** A name as SQL folds it, or as it stands where the node has a column of exactly that name. */
    private String folded(String node, String name) {
        return sql.columns(node).contains(name) ? name : sql.dialect().fold(name, false);
    }

    private String shown(String folded) {
        boolean plain = sql.dialect() == Dialect.SNOWFLAKE && folded.matches("[A-Z_][A-Z0-9_$]*");
        return plain ? folded.toLowerCase(Locale.ROOT) : folded;
    }

    private static Kind kind(OutputColumn column) {
        return switch (column.certainty()) {
            case DIRECT -> Kind.DIRECT;
            case DERIVED -> Kind.DERIVED;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    private static Kind kind(ColumnUse use) {
        return switch (use.role()) {
            case FILTER -> Kind.FILTER;
            case JOIN -> Kind.JOIN;
            case GROUP -> Kind.GROUP;
            case ORDER -> Kind.ORDER;
        };
    }
}
