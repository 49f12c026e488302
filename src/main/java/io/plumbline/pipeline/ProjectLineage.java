package io.plumbline.pipeline;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.parse.DbtSettings;
import io.plumbline.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A dbt project in a folder, read for the lineage of its nodes and of their columns. Immutable. */
public final class ProjectLineage {

    private static final int MOST_NAMES = 12;

    private final Path folder;
    private final Dialect dialect;
    private final RepositoryGraph.Opened project;
    private final GraphView nodes;

    private ProjectLineage(Path folder, Dialect dialect, RepositoryGraph.Opened project) {
        this.folder = folder;
        this.dialect = dialect;
        this.project = project;
        this.nodes = new GraphView(project.graph());
    }

    /**
     * Reads the project.
     *
     * @param dialect name of a dialect, or of the adapter whose SQL the project is written in; empty for the project's own adapter
     * @param vars as of dbt's {@code --vars}
     * @throws UserError of kind INPUT where the folder holds no dbt project, or there is no such dialect
     */
    public static ProjectLineage read(
            Path folder, String dialect, String targetName, String targetType, Map<String, Object> vars) {
        DbtSettings settings = new DbtSettings(targetName, targetType, vars);
        if (!dialect.isEmpty()) {
            return new ProjectLineage(
                    folder, SqlDialects.named(dialect), RepositoryGraph.open(folder, settings, Set.of()));
        }
        RepositoryGraph.Opened opened = RepositoryGraph.open(folder, settings, Set.of());
        return new ProjectLineage(
                folder, Dialect.ofAdapter(opened.graph().project().adapter()), opened);
    }

    /** The nodes and how they hang together. */
    public GraphView nodes() {
        return nodes;
    }

    /** Whether the text is the name or id of a node. */
    public boolean isNode(String name) {
        return !nodes.find(name).isEmpty();
    }

    /**
     * The id of the node of a name.
     *
     * @throws UserError of kind INPUT where there is none, or more than one
     */
    public String node(String name) {
        List<String> found = nodes.find(name);
        if (found.isEmpty()) {
            throw unknown(name);
        }
        if (found.size() > 1) {
            throw ambiguous(name, found);
        }
        return found.get(0);
    }

    /**
     * The column that {@code node.column} names.
     *
     * @param depth levels to follow in each direction
     * @param valuesOnly whether to leave out columns that only filter, join, group or order
     * @throws UserError of kind INPUT where there is no such node or column, or more than one
     */
    public ColumnView column(String text, int depth, boolean valuesOnly) {
        int dot = text.lastIndexOf('.');
        String name = text.substring(0, Math.max(0, dot));
        String column = text.substring(dot + 1);
        if (dot < 1 || column.isEmpty() || nodes.find(name).isEmpty()) {
            boolean whole = dot < 1
                    || column.isEmpty()
                    || Suggestion.of(text, nodes.names()).isPresent();
            throw unknown(whole ? text : name);
        }
        ColumnGraph graph = new ColumnGraph(project.graph(), project.sql(dialect));
        List<String> found = nodes.find(name);
        List<NodeColumn> columns = found.stream()
                .map(node -> graph.column(node, column))
                .filter(graph::knows)
                .toList();
        if (columns.isEmpty()) {
            throw unknown(name, column, found, graph);
        }
        if (columns.size() > 1) {
            throw ambiguous(text, columns.stream().map(NodeColumn::toString).toList());
        }
        return new ColumnView(graph, columns.get(0), depth, valuesOnly);
    }

    private UserError unknown(String name) {
        return UserError.input(
                "the project has no node \"" + name + "\"",
                Suggestion.orElse(name, nodes.names(), "All nodes: plumbline graph " + folder));
    }

    private static UserError ambiguous(String name, List<String> found) {
        return UserError.input(
                "\"" + name + "\" names " + found.size() + ": " + String.join(", ", found), "Use one of these ids.");
    }

    private static UserError unknown(String name, String column, List<String> found, ColumnGraph graph) {
        Set<String> names = new TreeSet<>();
        found.forEach(node -> names.addAll(graph.columns(node)));
        String others = names.isEmpty()
                ? "None of its columns is known: no SQL, header or YAML lists them."
                : "Its columns: "
                        + String.join(", ", names.stream().limit(MOST_NAMES).toList())
                        + (names.size() > MOST_NAMES ? " …" : "");
        return UserError.input(
                "\"" + name + "\" has no column \"" + column + "\"",
                Suggestion.orElse(column.toLowerCase(Locale.ROOT), names, others));
    }
}
