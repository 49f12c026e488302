package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits that are meant to mend a finding; nobody has shown yet that they do.
 *
 * @param statement what makes the edits true, where the files are extracts of an account; null where they are a project's
 * @param doubt why it is not even tried; empty where it is
 */
public record Proposal(
        Finding finding, List<Edit> edits, @Nullable Statement statement, String doubt) {

    public Proposal {
        edits = List.copyOf(edits);
    }

    /** Edits of a project's files. */
    Proposal(Finding finding, List<Edit> edits, String doubt) {
        this(finding, edits, null, doubt);
    }

    /** A statement, and what it makes of the extracts. */
    Proposal(Finding finding, Statement statement) {
        this(finding, statement.effect(), statement, statement.doubt());
    }

    /** The fix it is, with the verdict on it. */
    Fix fix(Fix.Status status, Patch patch, String reason) {
        return statement == null
                ? Fix.patch(status, patch.diff(), reason)
                : Fix.statement(status, statement.text(), reason);
    }
}
