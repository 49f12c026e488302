package io.plumbline.audit.git;

import io.plumbline.audit.AuditRule;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;

/** A rule that looks at the past of files, and does not run where none of it is wholly known. */
interface HistoryRule extends AuditRule {

    @Override
    default boolean appliesTo(Estate estate) {
        return estate.histories().stream()
                .anyMatch(history -> history.files().values().stream().anyMatch(FileHistory::complete));
    }
}
