package io.plumbline.fix;

import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import java.util.List;
import java.util.Set;

/** Audits a source as it would be with a patch applied. */
public interface Trial {

    /** What an audit says: what it found, and what it could not see. */
    record Seen(List<Finding> findings, List<Gap> gaps) {

        public Seen {
            findings = List.copyOf(findings);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * Audits everything that the changed files can have an effect on, and all the rest as it was.
     *
     * @param changed the source's tree with the patch applied
     * @param paths the files that differ
     */
    Seen audit(FileTree changed, Set<String> paths);
}
