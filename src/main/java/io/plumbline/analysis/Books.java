package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** Holds rows against the ledger. */
final class Books {

    private Books() {}

    /** The entries of one analysis. */
    static List<LedgerEntry> of(String analysis, List<LedgerEntry> ledger) {
        return ledger.stream()
                .filter(entry -> entry.analysis().equals(analysis))
                .toList();
    }

    /** How a row differs from what the ledger tells of it; empty where it does not. */
    static String mismatch(AnalysisRecord analysis, List<LedgerEntry> ledger) {
        List<LedgerEntry> states = of(analysis.id(), ledger).stream()
                .filter(entry -> !entry.event().equals(LedgerEntry.SENT))
                .toList();
        if (states.isEmpty() || !states.get(0).event().equals(AnalysisState.REQUESTED.name())) {
            return "the ledger does not tell that anybody asked for it";
        }
        LedgerEntry asked = states.get(0);
        List<String> wrong = new ArrayList<>();
        if (!asked.text("hash").equals(analysis.hash())) {
            wrong.add("its SQL, target or limits are not those of the ledger");
        }
        if (!asked.actor().equals(analysis.requester())) {
            wrong.add("the ledger tells that " + asked.actor() + " asked for it, the row " + analysis.requester());
        }
        String last = states.get(states.size() - 1).event();
        if (!last.equals(analysis.state().name())) {
            wrong.add("it is " + analysis.state() + ", and by the ledger " + last);
        }
        for (int i = 1; i < states.size(); i++) {
            AnalysisState before = AnalysisState.valueOf(states.get(i - 1).event());
            if (!before.next().contains(AnalysisState.valueOf(states.get(i).event()))) {
                wrong.add("by the ledger " + states.get(i).event() + " followed " + before);
            }
        }
        return String.join("; ", wrong);
    }
}
