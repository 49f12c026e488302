package io.plumbline.model;

import java.util.List;

/**
 * What reading one dbt project gave.
 *
 * @param artifacts everything found, installed packages and disabled nodes included
 * @param edges every dependency, with its certainty
 * @param gaps what could not be read or resolved
 * @param build what dbt's last runs left beside the files
 */
public record ProjectGraph(
        Project project, List<Artifact> artifacts, List<Edge> edges, List<Unresolved> gaps, Build build) {

    /** A graph beside which dbt left nothing. */
    public ProjectGraph(Project project, List<Artifact> artifacts, List<Edge> edges, List<Unresolved> gaps) {
        this(project, artifacts, edges, gaps, Build.none());
    }

    /** A reference or file that did not resolve. */
    public record Unresolved(Location location, String what, String why) {}

    public ProjectGraph {
        artifacts = List.copyOf(artifacts);
        edges = List.copyOf(edges);
        gaps = List.copyOf(gaps);
    }
}
