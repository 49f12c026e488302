package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The data nodes of a graph and how they hang together, for drawings and trees. Immutable. */
public final class GraphView {

    private static final Set<String> DATA =
            Set.of("model", "seed", "snapshot", "source", "exposure", "metric", "semantic_model", "saved_query");

    private final Map<String, Artifact> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, TreeSet<String>> parents = new HashMap<>();
    private final Map<String, TreeSet<String>> children = new HashMap<>();

    public GraphView(ProjectGraph graph) {
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
            out.append(id.replace("&", "&amp;")
                    .replace("\"", "&quot;")
                    .replace("<", "&lt;")
                    .replaceAll("\\R", " "));
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

    private static String quoted(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + "\"";
    }

    /** Ids whose id or name is the text; {@code source.table} names a source table. */
    public List<String> find(String name) {
        return nodes.values().stream()
                .filter(a -> a.id().equals(name) || a.name().equals(name) || a.id().endsWith("." + name))
                .map(Artifact::id)
                .toList();
    }

    /** Names of all nodes, for suggestions. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        nodes.values().forEach(a -> names.add(a.name()));
        return names;
    }

    /**
     * What is above or below a node as the lines of a tree. A node that was drawn before is named and not opened again.
     *
     * @param depth levels to show, at least 1
     */
    public List<String> tree(String id, boolean upstream, int depth) {
        List<String> lines = new ArrayList<>();
        branch(id, upstream ? parents : children, "", depth, new HashSet<>(), lines);
        return lines;
    }

    private void branch(
            String id,
            Map<String, TreeSet<String>> next,
            String indent,
            int depth,
            Set<String> drawn,
            List<String> lines) {
        List<String> ends = List.copyOf(next.getOrDefault(id, new TreeSet<>()));
        for (int i = 0; i < ends.size(); i++) {
            String end = ends.get(i);
            boolean last = i == ends.size() - 1;
            boolean again = !drawn.add(end) && next.containsKey(end);
            boolean cut = depth == 1 && next.containsKey(end);
            lines.add(indent + (last ? "└─ " : "├─ ") + end + (again ? " (above)" : cut ? " …" : ""));
            if (!again && depth > 1) {
                branch(end, next, indent + (last ? "   " : "│  "), depth - 1, drawn, lines);
            }
        }
    }
}
