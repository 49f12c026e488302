package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Project;
import io.plumbline.model.Selection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of an estate.
 *
 * @param source name of the source it lies in, null for all of them
 * @param folder folder of that source, empty for the whole source
 * @param selection what is meant inside, null for everything
 */
public record Part(
        @Nullable String source, String folder, @Nullable Selection selection) {

    /** The whole estate. */
    public static Part everything() {
        return new Part(null, "", null);
    }

    boolean isEverything() {
        return source == null && selection == null;
    }

    /** The ids of the artifacts and, without a selection, {@code project.<name>} of the projects in this part. */
    public Set<String> in(Estate estate) {
        Set<String> selected = selection == null ? null : selection.in(estate);
        Set<String> ids = estate.of(Artifact.class)
                .filter(artifact -> selected == null || selected.contains(artifact.id()))
                .filter(artifact ->
                        holds(artifact.location().source(), artifact.location().path()))
                .map(Artifact::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (selection == null) {
            estate.projects().stream()
                    .filter(project -> holds(project.source(), below(project)))
                    .forEach(project -> ids.add("project." + project.name()));
        }
        return ids;
    }

    private static String below(Project project) {
        return project.root().isEmpty() ? "dbt_project.yml" : project.root() + "/dbt_project.yml";
    }

    private boolean holds(String otherSource, String path) {
        return source == null || source.equals(otherSource) && (folder.isEmpty() || path.startsWith(folder + "/"));
    }
}
