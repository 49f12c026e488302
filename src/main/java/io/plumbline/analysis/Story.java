package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.LedgerEntry;

/** Tells an entry of the ledger in words. */
public final class Story {

    private Story() {}

    public static String of(LedgerEntry entry) {
        if (entry.event().equals(LedgerEntry.SENT)) {
            return "It was sent to account %s as %s with role %s."
                    .formatted(entry.text("account"), entry.text("user"), entry.text("role"));
        }
        return entry.state()
                .map(state -> of(entry, state))
                .orElse("Entry " + entry.seq() + " tells of " + entry.event() + ", which is nothing that happens.");
    }

    private static String of(LedgerEntry entry, AnalysisState state) {
        String who = entry.actor();
        return switch (state) {
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
