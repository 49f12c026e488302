package io.plumbline.compare;

import io.plumbline.model.Test;
import java.util.List;

/**
 * What became of a data test of a node.
 *
 * @param kind never {@link Kind#RENAMED}: a test's name follows from what it tests
 * @param test as it is now, or as it was where it was removed
 * @param traits what is different, empty for one that was added or removed
 */
public record TestChange(Kind kind, Test test, List<TraitChange> traits) {

    public TestChange {
        traits = List.copyOf(traits);
    }
}
