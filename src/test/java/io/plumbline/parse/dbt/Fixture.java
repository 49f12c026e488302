package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small dbt project in memory: files by path. */
final class Fixture implements FileTree {

    private final Map<String, byte[]> files = new TreeMap<>();

    /** A project called {@code shop} without any setting. */
    static Fixture shop() {
        return new Fixture().file("dbt_project.yml", "name: shop\n");
    }

    Fixture file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Fixture file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** Empty models of those names, each {@code select 1 as id}. */
    Fixture models(String... names) {
        Arrays.stream(names).forEach(name -> file("models/" + name + ".sql", "select 1 as id"));
        return this;
    }

    /** A project file in a folder of its own, as an installed package is. */
    Fixture installed(String name) {
        return file("dbt_packages/" + name + "/dbt_project.yml", "name: " + name + "\n");
    }

    ProjectGraph read() {
        return read("");
    }

    ProjectGraph read(String root) {
        return new DbtReader().read(this, root, DbtSettings.defaults());
    }

    ProjectGraph readOn(String targetType) {
        return new DbtReader().read(this, "", new DbtSettings("prod", targetType, Map.of()));
    }

    /** The ids of a node's parents that dbt would record. */
    static List<String> parents(ProjectGraph graph, String id) {
        return parents(graph, id, Certainty.CERTAIN);
    }

    static List<String> parents(ProjectGraph graph, String id, Certainty certainty) {
        return graph.edges().stream()
                .filter(e -> e.to().equals(id) && e.certainty() == certainty)
                .map(Edge::from)
                .sorted()
                .toList();
    }

    static Edge edge(ProjectGraph graph, String from, String to) {
        return graph.edges().stream()
                .filter(e -> e.from().equals(from) && e.to().equals(to))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no edge " + from + " -> " + to + " in " + graph.edges()));
    }

    static <T extends Artifact> T node(ProjectGraph graph, String id, Class<T> type) {
        return graph.artifacts().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new AssertionError("no " + id + " in " + ids(graph)));
    }

    static List<String> ids(ProjectGraph graph) {
        return graph.artifacts().stream().map(Artifact::id).toList();
    }

    /** {@code path:line what: why} of every gap. */
    static List<String> gaps(ProjectGraph graph) {
        return graph.gaps().stream()
                .map(g -> g.location() + " " + g.what() + ": " + g.why())
                .toList();
    }

    @Override
    public String source() {
        return "repo";
    }

    @Override
    public String revision() {
        return "worktree";
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public @Nullable String hash(String path) {
        return files.containsKey(path) ? Integer.toHexString(Arrays.hashCode(files.get(path))) : null;
    }

    @Override
    public long size(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? -1 : bytes.length;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IOException(path + " is missing");
        }
        return bytes.clone();
    }
}
