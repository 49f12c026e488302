package io.plumbline.catalog;

import io.plumbline.model.Gap;
import java.util.List;

/**
 * How the files of a source changed against what was stored before.
 *
 * @param added paths that were not there
 * @param changed paths whose content differs
 * @param gaps files that are listed and whose content could not be read
 */
public record Listing(
        String source, String revision, int added, int changed, int unchanged, int removed, List<Gap> gaps) {

    public Listing {
        gaps = List.copyOf(gaps);
    }

    /** Files of the source at this revision. */
    public int files() {
        return added + changed + unchanged;
    }
}
