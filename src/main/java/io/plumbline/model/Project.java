package io.plumbline.model;

import java.util.List;
import java.util.Map;

/**
 * A dbt project that was read.
 *
 * @param source name of the source in jobs.yml
 * @param name the project's name in its {@code dbt_project.yml}
 * @param root folder below the source's root; empty for the root itself
 * @param revision the commit it was read at, or {@code worktree}
 * @param adapter the type of the warehouse's adapter, {@code snowflake} for example
 * @param installed packages whose files were there
 * @param external packages that are declared and whose files were not there
 * @param vars the project's own variables, as rules need them
 * @param fromManifest whether the graph was read from {@code target/manifest.json}
 */
public record Project(
        String source,
        String name,
        String root,
        String revision,
        String adapter,
        List<String> installed,
        List<String> external,
        Map<String, Object> vars,
        boolean fromManifest) {

    public Project {
        installed = List.copyOf(installed);
        external = List.copyOf(external);
        vars = Values.copy(vars);
    }
}
