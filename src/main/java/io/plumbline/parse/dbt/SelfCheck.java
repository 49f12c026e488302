package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Column;
import io.plumbline.model.Edge;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.ManifestCheck.Difference;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the graph that was read from the files with the manifest's. */
final class SelfCheck {

    private static final int SHOWN = 200;

    private final Location manifest;
    private final Map<String, Set<String>> readParents;
    private final Map<String, Set<String>> parents;
    private final List<Difference> differences = new ArrayList<>();

    private SelfCheck(ProjectGraph files, ProjectGraph told, Location manifest) {
        this.manifest = manifest;
        this.readParents = parents(files);
        this.parents = parents(told);
    }

    /** @param packages the packages whose files are here: what others hold, nobody but the manifest can know */
    static ManifestCheck of(ProjectGraph files, ProjectGraph told, Location manifest, Set<String> packages) {
        SelfCheck check = new SelfCheck(files, told, manifest);
        Map<String, Artifact> read = nodes(files, packages);
        Map<String, Artifact> known = nodes(told, packages);
        Set<String> ids = new TreeSet<>(read.keySet());
        ids.addAll(known.keySet());
        ids.forEach(id -> check.compare(id, read.get(id), known.get(id)));
        return new ManifestCheck(manifest.path(), ids.size(), check.differences);
    }

    /** Of several things with one id the enabled one counts. */
    private static Map<String, Artifact> nodes(ProjectGraph graph, Set<String> packages) {
        Map<String, Artifact> nodes = new HashMap<>();
        for (Artifact artifact : graph.artifacts()) {
            if (packages.contains(artifact.packageName()) && !(artifact instanceof Macro)) {
                nodes.merge(artifact.id(), artifact, (one, other) -> other.enabled() ? other : one);
            }
        }
        return nodes;
    }

    private static Map<String, Set<String>> parents(ProjectGraph graph) {
        return graph.edges().stream()
                .filter(edge -> edge.certainty() == Certainty.CERTAIN)
                .collect(Collectors.groupingBy(Edge::to, Collectors.mapping(Edge::from, Collectors.toSet())));
    }

    private void compare(String id, @Nullable Artifact read, @Nullable Artifact told) {
        if (read == null || told == null) {
            Artifact one = read == null ? told : read;
            if (one != null && one.enabled()) {
                add(id, read, "node", read == null ? "" : "defined", told == null ? "" : "known");
            }
            return;
        }
        Map<String, String> ours = values(read, readParents);
        values(told, parents).forEach((what, value) -> {
            if (!value.equals(ours.get(what))) {
                add(id, read, what, String.valueOf(ours.get(what)), value);
            }
        });
    }

    private static Map<String, String> values(Artifact node, Map<String, Set<String>> parents) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("enabled", String.valueOf(node.enabled()));
        values.put("parents", String.join(", ", new TreeSet<>(parents.getOrDefault(node.id(), Set.of()))));
        if (node instanceof Model model) {
            values.put("materialized", model.materialized());
            values.put("access", model.access());
            values.put("contract", String.valueOf(model.contract()));
        }
        values.put("tags", String.join(", ", new TreeSet<>(node.properties().tags())));
        values.put("description", node.properties().description().strip());
        Map<String, String> columns = new TreeMap<>();
        for (Column column : node.properties().columns()) {
            columns.put(column.name(), column.description().strip());
        }
        values.put("columns", columns.toString());
        return values;
    }

    private void add(String id, @Nullable Artifact read, String what, String files, String told) {
        Location place = read == null ? manifest : read.location();
        differences.add(new Difference(id, place, what, shown(files), shown(told)));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
