package io.plumbline.compare;

import java.util.List;

/**
 * What became of a column; upper and lower case of its name are the same.
 *
 * @param kind never {@link Kind#RENAMED}: two revisions cannot tell a renamed column from another one
 * @param traits what is different, empty for one that was added or removed
 */
public record ColumnChange(Kind kind, String name, List<TraitChange> traits) {

    public ColumnChange {
        traits = List.copyOf(traits);
    }
}
