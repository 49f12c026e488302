package io.plumbline.pipeline;

import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.WebLink;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dbt projects of a folder, read into memory: no database, no jobs.yml, no network.
 *
 * @param tree the files they were read from
 * @param estate what an audit looks at
 * @param web how to link to a line at the Git host, null where there is no host or it does not have the commit
 * @param unread what is in scope and cannot be read
 */
public record Workspace(
        FileTree tree,
        List<ProjectGraph> graphs,
        Estate estate,
        @Nullable WebLink web,
        List<Gap> unread) {

    public Workspace {
        graphs = List.copyOf(graphs);
        unread = List.copyOf(unread);
    }

    /**
     * Every dbt project in a folder, installed packages aside.
     *
     * @throws UserError of kind INPUT where the path is no folder or holds no dbt project
     */
    public static Workspace open(Path folder, DbtSettings settings) {
        Path start = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(start)) {
            throw UserError.input(
                    folder + (Files.exists(start) ? " is a file" : " does not exist") + "; expected a folder",
                    "Name a folder that holds a dbt project.");
        }
        Path base = UpwardPaths.base(start);
        String prefix = base.relativize(start).toString().replace('\\', '/');
        Opened opened = Trees.open(base, ".");
        List<String> roots = DbtProjects.in(opened.tree()).roots().stream()
                .filter(root -> prefix.isEmpty() || root.equals(prefix) || root.startsWith(prefix + "/"))
                .toList();
        if (roots.isEmpty()) {
            throw UserError.input(
                    folder + " has no dbt_project.yml, nor has a folder below it",
                    "Name a folder that holds a dbt project.");
        }
        Workspace read = of(opened.tree(), roots, settings, new DbtReader());
        return new Workspace(read.tree(), read.graphs(), read.estate(), opened.web(), opened.gaps());
    }

    /**
     * The projects of a tree that is open already.
     *
     * @param roots folders of the projects, the empty string for the tree's own root
     * @param reader one that has read the projects before renders only what is different
     */
    public static Workspace of(FileTree tree, List<String> roots, DbtSettings settings, DbtReader reader) {
        List<ProjectGraph> graphs =
                roots.stream().map(root -> reader.read(tree, root, settings)).toList();
        Estate estate = new EstateAssembly().add(tree, graphs, List.of()).estate();
        return new Workspace(tree, graphs, estate, null, List.of());
    }

    /**
     * This workspace with other files in it. Only projects that the changed files belong to are read anew.
     *
     * @param changed the tree with the changes made
     * @param paths the files that differ
     */
    Workspace changed(FileTree changed, Set<String> paths, DbtSettings settings) {
        List<ProjectGraph> read = graphs.stream()
                .map(graph -> touches(graph, paths)
                        ? new DbtReader().read(changed, graph.project().root(), settings)
                        : graph)
                .toList();
        Estate again = new EstateAssembly().add(changed, read, List.of()).estate();
        return new Workspace(changed, read, again, web, unread);
    }

    private static boolean touches(ProjectGraph graph, Set<String> paths) {
        String root = graph.project().root();
        return paths.stream().anyMatch(path -> root.isEmpty() || path.startsWith(root + "/"))
                || graph.artifacts().stream()
                        .anyMatch(artifact -> paths.contains(artifact.location().path()));
    }
}
