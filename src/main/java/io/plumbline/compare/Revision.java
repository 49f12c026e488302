package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.FileTree;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of a project: its graph and the text of its files, each read once. Not safe for concurrent use. */
public final class Revision {

    private final ProjectGraph graph;
    private final @Nullable FileTree tree;
    private final Map<String, List<String>> files = new HashMap<>();

    public Revision(ProjectGraph graph, FileTree tree) {
        this.graph = graph;
        this.tree = tree;
    }

    private Revision() {
        Project nothing = new Project("", "", "", "", "", List.of(), List.of(), Map.of(), false);
        this.graph = new ProjectGraph(nothing, List.of(), List.of(), List.of());
        this.tree = null;
    }

    /** A revision that does not have the project. */
    public static Revision none() {
        return new Revision();
    }

    ProjectGraph graph() {
        return graph;
    }

    /** The artifacts the project itself owns: what an installed package changes is that package's history. */
    List<Artifact> own() {
        String name = graph.project().name();
        return graph.artifacts().stream()
                .filter(artifact -> artifact.packageName().equals(name))
                .toList();
    }

    /** The lines that define an artifact; empty where they cannot be read. */
    List<String> body(Artifact artifact) {
        List<String> lines = files.computeIfAbsent(artifact.location().path(), this::read);
        int from = Math.min(artifact.location().line() - 1, lines.size());
        int to = Math.min(artifact.location().endLine(), lines.size());
        return lines.subList(from, to);
    }

    /** Git's id of the file's content, empty where there is no such file. */
    String content(Artifact artifact) {
        String hash = tree == null ? null : tree.hash(artifact.location().path());
        return hash == null ? "" : hash;
    }

    private List<String> read(String path) {
        if (tree == null) {
            return List.of();
        }
        try {
            return SourceFile.read(tree, path).lines();
        } catch (IOException e) {
            return List.of();
        }
    }
}
