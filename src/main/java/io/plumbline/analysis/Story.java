package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.LedgerEntry;

/** Tells an entry of the ledger in words. */
public final class Story {

    private Story() {}

    public static String of(LedgerEntry entry) {
        String who = entry.actor();
        if (entry.event().equals(LedgerEntry.SENT)) {
            return "It was sent to account %s as %s with role %s."
                    .formatted(entry.text("account"), entry.text("user"), entry.text("role"));
        }
        return switch (AnalysisState.valueOf(entry.event())) {
            case REQUESTED -> who + " asked for it.";
            case PLANNED -> "It was planned.";
            case APPROVED -> who + " approved it until " + entry.text("expires") + ".";
            case RUNNING -> who + " ran it on the approval of entry " + entry.text("approval") + ".";
            case DONE -> "It gave " + entry.text("rows") + " rows, query " + entry.text("queryId") + ".";
            case FAILED -> "It failed: " + entry.text("message");
            case REJECTED -> who + " rejected it: " + entry.text("because");
            case REVOKED -> who + " revoked it: " + entry.text("because");
            case EXPIRED -> "Its approval ran out.";
        };
    }
}
