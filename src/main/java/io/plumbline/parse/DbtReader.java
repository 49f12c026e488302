package io.plumbline.parse;

import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.dbt.ProjectReader;
import io.plumbline.parse.dbt.RenderCache;
import java.util.Set;

/**
 * Reads a dbt project from its files into the graph that dbt itself would make; dbt, Python and a warehouse are not
 * needed. It remembers how the nodes of each project's last read were rendered, and renders again only what a change
 * reaches; the graph is the same as a new reader's. Safe for concurrent use.
 */
public final class DbtReader {

    private final RenderCache cache = new RenderCache();

    /**
     * Reads one project with its installed and local packages. Content that cannot be read is listed in the graph's
     * gaps, never thrown.
     *
     * @param root the project's folder below the tree's root; empty for the tree's root itself
     * @throws NoDbtProject where the folder has no {@code dbt_project.yml} that can be read
     */
    public ProjectGraph read(FileTree files, String root, DbtSettings settings) {
        return read(files, root, settings, Set.of());
    }

    /** Renderings of nodes made so far, by all reads together. */
    public int rendered() {
        return cache.rendered();
    }

    /**
     * The same with SQL files that dbt would not read: each that is no model, snapshot or analysis of the project is
     * read as an analysis of it.
     *
     * @param guests paths in the tree
     * @throws NoDbtProject where the folder has no {@code dbt_project.yml} that can be read
     */
    public ProjectGraph read(FileTree files, String root, DbtSettings settings, Set<String> guests) {
        DbtSettings told = settings.targetType().isEmpty() ? settings.on(ProjectAdapter.of(files, root)) : settings;
        return new ProjectReader(files, told, cache).read(root, guests);
    }
}
