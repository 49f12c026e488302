package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The data nodes of a graph and how they hang together, for drawings and trees. Immutable. */
public final class GraphView {

    /** The kinds of nodes that hold or show data. */
    static final Set<String> DATA = Set.of(
            "model", "seed", "snapshot", "source", "exposure", "metric", "semantic_model", "saved_query", "function");

    private final ProjectGraph graph;
    private final Map<String, Artifact> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, TreeSet<String>> parents = new HashMap<>();
    private final Map<String, TreeSet<String>> children = new HashMap<>();

    public GraphView(ProjectGraph graph) {
        this.graph = graph;
        graph.artifacts().stream()
                .filter(a -> DATA.contains(a.kind()))
                .sorted(Comparator.comparing(Artifact::id))
                .forEach(a -> nodes.putIfAbsent(a.id(), a));
        Set<String> seen = new HashSet<>();
        for (Edge edge : graph.edges()) {
            boolean drawn = nodes.containsKey(edge.from()) && nodes.containsKey(edge.to());
            if (drawn && seen.add(edge.from() + "\n" + edge.to() + "\n" + edge.certainty())) {
                edges.add(edge);
                if (edge.certainty() == Certainty.CERTAIN) {
                    parents.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(edge.from());
                    children.computeIfAbsent(edge.from(), id -> new TreeSet<>()).add(edge.to());
                }
            }
        }
    }

    /** Graphviz; edges that parse time does not take are dashed. */
    public String dot() {
        StringBuilder out = new StringBuilder("digraph plumbline {\n  rankdir=LR;\n  node [shape=box];\n");
        connected().forEach(id -> out.append("  ").append(quoted(id)).append(";\n"));
        edges.forEach(edge -> out.append("  ")
                .append(quoted(edge.from()))
                .append(" -> ")
                .append(quoted(edge.to()))
                .append(edge.certainty() == Certainty.CERTAIN ? ";\n" : " [style=dashed];\n"));
        return out.append("}\n").toString();
    }

    /** Mermaid; edges that parse time does not take are dotted. */
    public String mermaid() {
        Map<String, String> names = new HashMap<>();
        StringBuilder out = new StringBuilder("flowchart LR\n");
        for (String id : connected()) {
            names.put(id, "n" + names.size());
            out.append("  ").append(names.get(id)).append("[\"");
            out.append(escaped(id));
            out.append("\"]\n");
        }
        edges.forEach(edge -> out.append("  ")
                .append(names.get(edge.from()))
                .append(edge.certainty() == Certainty.CERTAIN ? " --> " : " -.-> ")
                .append(names.get(edge.to()))
                .append('\n'));
        return out.toString();
    }

    private List<String> connected() {
        return List.copyOf(nodes.keySet());
    }

    static String escaped(String id) {
        return id.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replaceAll("\\R", " ");
    }

    static String quoted(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + "\"";
    }

    /** Ids whose id or name is the text; {@code source.table} names a source table. */
    public List<String> find(String name) {
        return nodes.values().stream()
                .filter(a -> a.id().equals(name) || a.name().equals(name) || a.id().endsWith("." + name))
                .map(Artifact::id)
                .toList();
    }

    /** Names of all nodes, for suggestions; a source's table is named with its source. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        nodes.values().forEach(a -> names.add(a instanceof Source source ? source.label() : a.name()));
        return names;
    }

    /**
     * What is above or below a node as the lines of a tree. A node that was drawn before is named and not opened again.
     *
     * @param depth levels to show, at least 1
     */
    public List<String> tree(String id, boolean upstream, int depth) {
        Map<String, TreeSet<String>> next = upstream ? parents : children;
        return new Branches<String>(
                        node -> List.copyOf(next.getOrDefault(node, new TreeSet<>())), node -> node, n -> "")
                .below(id, depth);
    }

    /** The part of a graph within some levels of a node, up and down. */
    public ProjectGraph around(String id, int depth) {
        Set<String> near = new TreeSet<>(Set.of(id));
        for (Map<String, TreeSet<String>> next : List.of(parents, children)) {
            Set<String> seen = new HashSet<>(Set.of(id));
            Set<String> level = seen;
            for (int i = 0; i < depth && !level.isEmpty(); i++) {
                level = level.stream()
                        .flatMap(node -> next.getOrDefault(node, new TreeSet<>()).stream())
                        .filter(node -> !seen.contains(node))
                        .collect(Collectors.toSet());
                seen.addAll(level);
            }
            near.addAll(seen);
        }
        return new ProjectGraph(
                graph.project(),
                graph.artifacts().stream().filter(a -> near.contains(a.id())).toList(),
                graph.edges().stream()
                        .filter(e -> near.contains(e.from()) && near.contains(e.to()))
                        .toList(),
                List.of());
    }
}
