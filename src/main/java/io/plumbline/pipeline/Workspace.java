package io.plumbline.pipeline;

import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.Documents;
import io.plumbline.crawl.LocalRepository;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Document;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.WebLink;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dbt projects of a folder, read into memory: no database, no jobs.yml, no network.
 *
 * @param base the tree's root on disk
 * @param tree the files they were read from
 * @param estate what an audit looks at
 * @param web how to link to a line at the Git host, null where there is no host or it does not have the commit
 * @param unread what is in scope and cannot be read
 */
public record Workspace(
        Path base,
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
     * Every dbt project in a folder, installed packages aside. Paths start from the root of the Git work tree that the folder
     * lies in, as CI hosts know them; outside of one, from the folder.
     *
     * @throws UserError of kind INPUT where the path is no folder or holds no dbt project
     */
    public static Workspace open(Path folder, DbtSettings settings, DbtReader reader) {
        Path start = real(folder);
        Path needed = UpwardPaths.base(start);
        Path base = Trees.workTree(needed);
        String prefix = below(base, start);
        Opened opened = Trees.open(base, ".", below(base, needed));
        List<String> roots = DbtProjects.in(opened.tree()).roots().stream()
                .filter(root -> prefix.isEmpty() || root.equals(prefix) || root.startsWith(prefix + "/"))
                .toList();
        if (roots.isEmpty()) {
            throw UserError.input(
                    folder + " has no dbt_project.yml, nor has a folder below it",
                    "Name a folder that holds a dbt project.");
        }
        Workspace read = of(base, opened.tree(), roots, settings, reader);
        return new Workspace(base, read.tree(), read.graphs(), read.estate(), opened.web(), opened.gaps());
    }

    private static Path real(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return folder.toRealPath();
            }
        } catch (IOException e) {
            throw UserError.input(folder + " cannot be read: " + Reasons.of(e), "Make it readable.");
        }
        throw UserError.input(
                folder + (Files.exists(folder) ? " is a file" : " does not exist") + "; expected a folder",
                "Name a folder that holds a dbt project.");
    }

    private static String below(Path base, Path folder) {
        return base.relativize(folder).toString().replace('\\', '/');
    }

    /**
     * The projects of a tree that is open already.
     *
     * @param base the tree's root on disk
     * @param roots folders of the projects, the empty string for the tree's own root
     * @param reader one that has read the projects before renders only what is different
     */
    public static Workspace of(Path base, FileTree tree, List<String> roots, DbtSettings settings, DbtReader reader) {
        List<ProjectGraph> graphs =
                roots.stream().map(root -> reader.read(tree, root, settings)).toList();
        List<String> documents = Documents.of(tree, DbtProjects.in(tree).installed());
        Estate estate = new EstateAssembly().add(tree, graphs, documents).estate();
        return new Workspace(base, tree, graphs, estate, null, List.of());
    }

    /**
     * This workspace with the history of its repository, read from the first commit on: seconds for some hundred commits, minutes
     * for many thousand.
     *
     * @throws UserError of kind INPUT where it lies in no Git repository, of kind SOURCE where that is damaged
     */
    Workspace withHistory() {
        try (LocalRepository repository = LocalRepository.at(base)) {
            RepositoryHistory past = repository
                    .history("HEAD", tree.source(), Thread.currentThread()::isInterrupted)
                    .below(repository.prefix());
            EstateAssembly assembly = new EstateAssembly().add(tree, graphs, documents());
            List<Gap> gaps =
                    Stream.concat(unread.stream(), past.gaps().stream()).toList();
            return new Workspace(base, tree, graphs, assembly.add(past).estate(), web, gaps);
        } catch (IOException e) {
            throw UserError.source(
                    "the history of " + base + " cannot be read: " + Reasons.of(e), "Check it with git fsck.");
        }
    }

    /**
     * This workspace with other files in it. Only projects that the changed files belong to are read anew.
     *
     * @param changed the tree with the changes made
     * @param paths the files that differ
     * @param reader one that has read the projects before renders only what is different
     */
    Workspace changed(FileTree changed, Set<String> paths, DbtSettings settings, DbtReader reader) {
        List<ProjectGraph> read = graphs.stream()
                .map(graph -> touches(graph, paths)
                        ? reader.read(changed, graph.project().root(), settings)
                        : graph)
                .toList();
        EstateAssembly assembly = new EstateAssembly().add(changed, read, documents());
        estate.histories().forEach(assembly::add);
        Estate again = assembly.estate();
        return new Workspace(base, changed, read, again, web, unread);
    }

    /** Paths of the documents beside the projects. */
    List<String> documents() {
        return estate.of(Document.class)
                .map(document -> document.location().path())
                .toList();
    }

    /** Whether changed files belong to a project. */
    static boolean touches(ProjectGraph graph, Set<String> paths) {
        String root = graph.project().root();
        return paths.stream().anyMatch(path -> root.isEmpty() || path.startsWith(root + "/"))
                || graph.artifacts().stream()
                        .anyMatch(artifact -> paths.contains(artifact.location().path()));
    }
}
