package io.plumbline.chunk;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which artifact stands at which lines, and how a reader would introduce it. */
final class Naming {

    private static final int MAX_READS = 6;

    private record Place(Artifact artifact, Location location) {}

    private record File(String source, String path) {}

    private final Map<File, List<Place>> places = new HashMap<>();
    private final Map<String, Artifact> artifacts = new HashMap<>();
    private final Map<String, TreeSet<String>> parents = new HashMap<>();

    Naming(Collection<ProjectGraph> graphs) {
        for (ProjectGraph graph : graphs) {
            for (Artifact artifact : graph.artifacts()) {
                if (artifacts.putIfAbsent(artifact.id(), artifact) == null) {
                    add(artifact, artifact.location());
                    add(artifact, artifact.declared());
                }
            }
            for (Edge edge : graph.edges()) {
                if (edge.certainty() == Certainty.CERTAIN) {
                    parents.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(edge.from());
                }
            }
        }
        places.values()
                .forEach(
                        list -> list.sort(Comparator.comparing(p -> p.artifact().id())));
    }

    private void add(Artifact artifact, @Nullable Location location) {
        if (location != null) {
            places.computeIfAbsent(new File(location.source(), location.path()), f -> new ArrayList<>())
                    .add(new Place(artifact, location));
        }
    }

    /**
     * The artifact a range of lines is about: of those that share the most lines with it the one with the shortest
     * range, and a test only where nothing else is there.
     */
    @Nullable
    Artifact at(String source, String path, int line, int endLine) {
        return places.getOrDefault(new File(source, path), List.of()).stream()
                .filter(place -> overlap(place, line, endLine) > 0)
                .min(Comparator.<Place, Boolean>comparing(place -> place.artifact() instanceof Test)
                        .thenComparing(place -> -overlap(place, line, endLine))
                        .thenComparing(place ->
                                place.location().endLine() - place.location().line())
                        .thenComparing(place -> place.artifact().id()))
                .map(Place::artifact)
                .orElse(null);
    }

    private static int overlap(Place place, int line, int endLine) {
        return Math.min(endLine, place.location().endLine())
                - Math.max(line, place.location().line())
                + 1;
    }

    /** {@code model fct_orders (incremental)}. */
    static String introduce(Artifact artifact) {
        if (artifact instanceof Model model) {
            return "model " + model.label() + " (" + model.materialized() + ")";
        }
        if (artifact instanceof Source source) {
            return "source " + source.label();
        }
        if (artifact instanceof Exposure exposure) {
            return "exposure " + exposure.name() + " (" + exposure.type() + ")";
        }
        return artifact.kind().replace('_', ' ') + " " + artifact.name();
    }

    /** {@code reads a, b and 3 more}; empty where it certainly reads nothing. */
    String reads(Artifact artifact) {
        List<String> names = parents.getOrDefault(artifact.id(), new TreeSet<>()).stream()
                .filter(id -> !id.startsWith("macro."))
                .map(this::name)
                .sorted()
                .toList();
        String listed = names.stream().limit(MAX_READS).collect(Collectors.joining(", "));
        int more = names.size() - MAX_READS;
        return names.isEmpty() ? "" : "reads " + listed + (more > 0 ? " and " + more + " more" : "");
    }

    private String name(String id) {
        Artifact artifact = artifacts.get(id);
        if (artifact instanceof Source source) {
            return source.label();
        }
        if (artifact instanceof Model model) {
            return model.label();
        }
        return artifact == null ? id.substring(id.lastIndexOf('.') + 1) : artifact.name();
    }
}
