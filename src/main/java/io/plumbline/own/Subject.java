package io.plumbline.own;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a rule judges.
 *
 * @param artifact what a finding is about
 * @param column the column of it, null where it is judged as a whole
 * @param at the line a finding points to: of its YAML entry, else the first one that defines it
 * @param top the first line that defines it
 */
record Subject(Artifact artifact, @Nullable Column column, Location at, Location top) {

    static Subject of(Artifact artifact) {
        Location declared = artifact.declared();
        Location top = first(artifact.location());
        return new Subject(artifact, null, declared == null ? top : first(declared), top);
    }

    static Subject of(Artifact artifact, Column column) {
        return new Subject(artifact, column, first(column.location()), first(artifact.location()));
    }

    /** What tells its findings from those of others on the same artifact. */
    String key() {
        return column == null ? "" : column.name();
    }

    private static Location first(Location place) {
        return Location.ofLine(place.source(), place.path(), place.line());
    }
}
