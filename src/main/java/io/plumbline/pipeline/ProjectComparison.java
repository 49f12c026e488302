package io.plumbline.pipeline;

import io.plumbline.compare.Comparison;
import io.plumbline.compare.Revision;
import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the dbt projects of a folder between two revisions. Commits are read from the object store, nothing is
 * checked out; both sides see the packages that are installed in the folder now.
 *
 * @param before id of the older commit
 * @param after id of the newer commit, or {@code worktree}
 * @param projects each project that either side has
 * @param documents paths of documents that are new or others than they were, where a check asks for them
 * @param rules what rules were told at the older commit, where a check tells them something else now; null where it does not
 */
public record ProjectComparison(
        String before,
        String after,
        List<Project> projects,
        List<String> documents,
        @Nullable OlderRules rules) {

    private static final String SOURCE = ".";

    public ProjectComparison {
        projects = List.copyOf(projects);
        documents = List.copyOf(documents);
    }

    ProjectComparison(String before, String after, List<Project> projects) {
        this(before, after, projects, List.of(), null);
    }

    /** @param root the project's folder below the folder that was read; empty for that folder itself */
    public record Project(String root, Comparison comparison) {}

    /**
     * Compares two revisions.
     *
     * @param range {@code A} against the work tree, {@code A..B}, or {@code A...B} for what B did since the two went apart;
     *     an empty side is HEAD
     * @param vars as of dbt's {@code --vars}
     * @throws UserError of kind INPUT where a revision does not exist or neither side has a project
     */
    public static ProjectComparison of(
            Path folder, String range, String targetName, String targetType, Map<String, Object> vars) {
        DbtSettings settings = new DbtSettings(targetName, targetType, vars);
        Path start = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(start)) {
            throw UserError.input(folder + " is no folder; expected one", "Name a folder that holds a dbt project.");
        }
        RevisionRange sides = RevisionRange.of(start, range);
        FileTree now = Trees.folder(start, SOURCE);
        String after = sides.after();
        try (Opened older = Trees.commit(start, sides.before(), SOURCE);
                Opened newer = after == null ? null : Trees.commit(start, after, SOURCE)) {
            FileTree left = new PackagedTree(older.tree(), now);
            FileTree right = newer == null ? now : new PackagedTree(newer.tree(), now);
            String name = newer == null ? "worktree" : right.revision();
            return new ProjectComparison(left.revision(), name, projects(folder, left, right, settings));
        }
    }

    /**
     * What changed in the projects of a workspace since its work tree left a revision.
     *
     * @param reader one that has just read the workspace: what did not change is not rendered again
     * @throws UserError of kind INPUT where the revision does not exist or has no common commit with HEAD
     */
    static ProjectComparison since(Workspace workspace, String revision, DbtSettings settings, DbtReader reader) {
        String fork = Trees.mergeBase(workspace.base(), revision, "HEAD");
        try (Opened opened = Trees.commit(workspace.base(), fork, SOURCE)) {
            FileTree before = new PackagedTree(opened.tree(), workspace.tree());
            List<String> roots = DbtProjects.in(before).roots();
            List<Project> projects = new ArrayList<>();
            List<ProjectGraph> then = new ArrayList<>();
            for (ProjectGraph graph : workspace.graphs()) {
                String root = graph.project().root();
                Revision left = Revision.none();
                if (roots.contains(root)) {
                    ProjectGraph older = reader.read(before, root, settings);
                    then.add(older);
                    left = new Revision(older, before);
                }
                projects.add(new Project(root, Comparison.of(left, new Revision(graph, workspace.tree()))));
            }
            List<String> documents = workspace.documents().stream()
                    .filter(path ->
                            !Objects.equals(before.hash(path), workspace.tree().hash(path)))
                    .toList();
            return new ProjectComparison(fork, "worktree", projects, documents, OlderRules.of(before, then, workspace));
        }
    }

    private static List<Project> projects(Path folder, FileTree before, FileTree after, DbtSettings settings) {
        List<String> old = DbtProjects.in(before).roots();
        List<String> now = DbtProjects.in(after).roots();
        Collection<String> roots = new TreeSet<>(old);
        roots.addAll(now);
        if (roots.isEmpty()) {
            throw UserError.input(
                    folder + " has no dbt_project.yml at either revision", "Name a folder that holds a dbt project.");
        }
        DbtReader reader = new DbtReader();
        List<Project> projects = new ArrayList<>();
        for (String root : roots) {
            Revision left = revision(reader, old.contains(root) ? before : null, root, settings);
            Revision right = revision(reader, now.contains(root) ? after : null, root, settings);
            projects.add(new Project(root, Comparison.of(left, right)));
        }
        return projects;
    }

    private static Revision revision(DbtReader reader, @Nullable FileTree tree, String root, DbtSettings settings) {
        return tree == null ? Revision.none() : new Revision(reader.read(tree, root, settings), tree);
    }
}
