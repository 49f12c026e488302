package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.ProjectGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What things read; a parent under a new name is the same parent. */
final class Parents {

    private final Map<String, SortedSet<String>> before;
    private final Map<String, SortedSet<String>> after;

    Parents(ProjectGraph before, ProjectGraph after, Map<Artifact, Artifact> renamed) {
        Map<String, String> names = new HashMap<>();
        renamed.forEach((is, was) -> names.put(was.id(), is.id()));
        this.before = of(before, names);
        this.after = of(after, Map.of());
    }

    private static Map<String, SortedSet<String>> of(ProjectGraph graph, Map<String, String> names) {
        Map<String, SortedSet<String>> parents = new HashMap<>();
        graph.edges().stream()
                .filter(edge -> edge.certainty() == Certainty.CERTAIN)
                .forEach(edge -> parents.computeIfAbsent(edge.to(), id -> new TreeSet<>())
                        .add(names.getOrDefault(edge.from(), edge.from())));
        return parents;
    }

    Optional<TraitChange> change(Artifact was, Artifact is) {
        List<String> old = List.copyOf(before.getOrDefault(was.id(), new TreeSet<>()));
        List<String> now = List.copyOf(after.getOrDefault(is.id(), new TreeSet<>()));
        return old.equals(now) ? Optional.empty() : Optional.of(new TraitChange("reads", old, now));
    }
}
