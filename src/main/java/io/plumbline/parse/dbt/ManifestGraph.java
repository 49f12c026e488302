package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Location;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.ProjectGraph.Unresolved;
import io.plumbline.model.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a manifest over the graph that the files gave: the manifest says what is, the files say where. */
final class ManifestGraph {

    private final ManifestFile manifest;
    private final String path;
    private final Map<String, String> roots;
    private final String source;
    private final Map<String, Artifact> read = new HashMap<>();
    private final Map<String, Edge> readEdges = new HashMap<>();
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
    private final List<Artifact> disabled = new ArrayList<>();
    private final Map<String, Edge> edges = new LinkedHashMap<>();

    /**
     * @param path of the manifest in the tree
     * @param roots the folder of each package that is here
     */
    ManifestGraph(ManifestFile manifest, String path, Map<String, String> roots, String source) {
        this.manifest = manifest;
        this.path = path;
        this.roots = roots;
        this.source = source;
    }

    /** The relations of the manifest's nodes and sources, by id. */
    static Map<String, Relation> relations(ManifestFile manifest) {
        Map<String, Relation> relations = new HashMap<>();
        manifest.each((section, key, data) -> {
            if (section.equals("nodes") || section.equals("sources")) {
                Object identifier = data.get(section.equals("nodes") ? "alias" : "identifier");
                relations.put(
                        SchemaEntry.text(data.get("unique_id")),
                        new Relation(
                                SchemaEntry.nullable(data.get("database")),
                                SchemaEntry.nullable(data.get("schema")),
                                SchemaEntry.text(identifier)));
            }
        });
        return relations;
    }

    ProjectGraph over(ProjectGraph files) {
        files.artifacts().forEach(a -> read.putIfAbsent(a.id(), a));
        files.edges().forEach(e -> readEdges.put(key(e.from(), e.to()), e));
        manifest.each(this::entry);
        files.edges().stream()
                .filter(e -> e.certainty() != Certainty.CERTAIN)
                .filter(e -> artifacts.containsKey(e.to()))
                .forEach(e -> edges.putIfAbsent(key(e.from(), e.to()), e));
        List<Artifact> all = new ArrayList<>(artifacts.values());
        all.addAll(disabled);
        all.sort(Comparator.comparing(Artifact::id).thenComparing(Artifact::location));
        List<Edge> sorted = new ArrayList<>(edges.values());
        sorted.sort(Comparator.comparing(Edge::to).thenComparing(Edge::from));
        Project p = files.project();
        Project project = new Project(
                p.source(), p.name(), p.root(), p.revision(), p.adapter(), p.installed(), p.external(), p.vars(), true);
        ProjectGraph graph = new ProjectGraph(project, all, sorted, gaps(files), files.build());
        Location here = Location.ofLine(source, path, 1);
        ManifestCheck check = SelfCheck.of(files, graph, here, roots.keySet());
        return new ProjectGraph(
                project, all, sorted, graph.gaps(), graph.build().with(check));
    }

    private static String key(String from, String to) {
        return from + " " + to;
    }

    private void entry(String section, String key, Map<String, @Nullable Object> data) {
        String id = SchemaEntry.text(data.get("unique_id"));
        String owner = SchemaEntry.text(data.get("package_name"));
        boolean internal = owner.equals("dbt")
                || (owner.startsWith("dbt_") && section.equals("macros") && !roots.containsKey(owner));
        if (internal) {
            return;
        }
        String full = section.equals("docs") && !id.startsWith("doc.") ? "doc." + id : id;
        Artifact known = read.get(full);
        Location location = location(data, owner, known);
        boolean enabled = !section.equals("disabled");
        ManifestEntry entry = new ManifestEntry(data, location, known == null ? null : known.properties(), enabled);
        Artifact artifact = ManifestArtifacts.of(full, entry, known);
        if (artifact == null) {
            return;
        }
        if (!enabled) {
            disabled.add(artifact);
            return;
        }
        artifacts.put(full, artifact);
        for (String from : DbtPackage.strings(entry.map("depends_on").get("nodes"))) {
            Edge edge = readEdges.get(key(from, full));
            edges.put(
                    key(from, full),
                    new Edge(from, full, Certainty.CERTAIN, edge == null ? location : edge.location()));
        }
    }

    private Location location(Map<String, @Nullable Object> data, String owner, @Nullable Artifact known) {
        String original = SchemaEntry.text(data.get("original_file_path")).replace('\\', '/');
        String folder = roots.getOrDefault(owner, "dbt_packages/" + owner);
        String resolved = TreePaths.resolve(folder, original);
        // A path that leads out of the tree is nobody's: the manifest itself is the place where it stands.
        String file = resolved == null || original.startsWith("/") || original.matches("[A-Za-z]:.*") ? "" : resolved;
        return known != null && known.location().path().equals(file)
                ? known.location()
                : Location.ofLine(source, file.isEmpty() ? path : file, 1);
    }

    /** What the files' own reading could not see, without what the manifest settles. */
    private static List<Unresolved> gaps(ProjectGraph files) {
        return files.gaps().stream()
                .filter(gap -> !gap.what().startsWith("ref(")
                        && !gap.what().startsWith("source(")
                        && !gap.what().startsWith("function(")
                        && !gap.why().contains("is not installed"))
                .toList();
    }
}
