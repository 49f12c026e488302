package io.plumbline.compare;

import io.plumbline.model.Artifact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing of a project.
 *
 * @param node as it is now, or as it was where it was removed
 * @param before as it was; null where it was added
 * @param reach what is downstream of it, in the revision that {@code node} is of
 */
public record NodeChange(
        Kind kind,
        Artifact node,
        @Nullable Artifact before,
        List<TraitChange> traits,
        List<ColumnChange> columns,
        List<TestChange> tests,
        Reach reach) {

    public NodeChange {
        traits = List.copyOf(traits);
        columns = List.copyOf(columns);
        tests = List.copyOf(tests);
    }
}
