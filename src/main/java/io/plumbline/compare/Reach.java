package io.plumbline.compare;

import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What reads a node, however far downstream.
 *
 * @param models unique ids of models and snapshots, sorted
 * @param exposures unique ids, sorted
 */
public record Reach(List<String> models, List<String> exposures) {

    static final Reach NOTHING = new Reach(List.of(), List.of());

    public Reach {
        models = List.copyOf(models);
        exposures = List.copyOf(exposures);
    }

    /** Children by parent, over the edges dbt would record. */
    static Map<String, List<String>> children(ProjectGraph graph) {
        Map<String, List<String>> children = new HashMap<>();
        for (Edge edge : graph.edges()) {
            if (edge.certainty() == Certainty.CERTAIN) {
                children.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
            }
        }
        return children;
    }

    static Reach of(String id, Map<String, List<String>> children) {
        Set<String> seen = new TreeSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(id));
        while (!todo.isEmpty()) {
            for (String child : children.getOrDefault(todo.remove(), List.of())) {
                if (!child.equals(id) && seen.add(child)) {
                    todo.add(child);
                }
            }
        }
        return new Reach(
                seen.stream()
                        .filter(n -> n.startsWith("model.") || n.startsWith("snapshot."))
                        .toList(),
                seen.stream().filter(n -> n.startsWith("exposure.")).toList());
    }
}
