package io.plumbline.model;

import java.util.List;

/**
 * What reading one dbt project gave.
 *
 * @param artifacts everything found, installed packages and disabled nodes included
 * @param edges every dependency, with its certainty
 * @param gaps what could not be read or resolved
 */
public record ProjectGraph(Project project, List<Artifact> artifacts, List<Edge> edges, List<Unresolved> gaps) {

    /** A reference or file that did not resolve. */
    public record Unresolved(Location location, String what, String why) {}

    public ProjectGraph {
        artifacts = List.copyOf(artifacts);
        edges = List.copyOf(edges);
        gaps = List.copyOf(gaps);
    }
}
