package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A table of a group that was cloned from one, where such a table keeps bytes only for a clone.
 *
 * @param group id of the oldest of them; a table of that id is no clone
 * @param dropped whether it is there no more; its name may be unknown then
 * @param created null where it is not known
 * @param retainedBytes billed to it because a clone still has them
 */
public record CloneMember(
        long id,
        long group,
        String label,
        boolean dropped,
        @Nullable LocalDate created,
        long retainedBytes,
        Location at)
        implements AccountRow {

    public static final Extract<CloneMember> EXTRACT = Extract.of(
                    "clones.csv", CloneMember.class, "ID", "CLONE_GROUP_ID", "DROPPED", "RETAINED_FOR_CLONE_BYTES")
            .and("LABEL", "CREATED");
}
