package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.model.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds rows against the ledger. */
final class Books {

    private Books() {}

    /** The entries of one analysis. */
    static List<LedgerEntry> of(String analysis, List<LedgerEntry> ledger) {
        return ledger.stream()
                .filter(entry -> entry.analysis().equals(analysis))
                .toList();
    }

    /** How a row differs from what its entries tell; empty where it does not. */
    static String mismatch(AnalysisRecord analysis, List<LedgerEntry> own) {
        List<LedgerEntry> states = own.stream()
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
        if (!asked.text("because").equals(analysis.because())) {
            wrong.add("its reason is not that of the ledger");
        }
        String last = states.get(states.size() - 1).event();
        if (!last.equals(analysis.state().name())) {
            wrong.add("it is " + analysis.state() + ", and by the ledger " + last);
        }
        for (int i = 1; i < states.size(); i++) {
            Optional<AnalysisState> next = states.get(i).state();
            boolean follows = states.get(i - 1)
                    .state()
                    .filter(before -> next.filter(before.next()::contains).isPresent())
                    .isPresent();
            if (!follows) {
                wrong.add("by the ledger " + states.get(i).event() + " followed "
                        + states.get(i - 1).event());
            }
        }
        if (!told(analysis.plan(), "planHash", states)) {
            wrong.add("its plan is not that of the ledger");
        }
        if (!told(analysis.outcome(), "outcomeHash", states)) {
            wrong.add("its outcome is not that of the ledger");
        }
        return String.join("; ", wrong);
    }

    /** Whether a text of the row has the hash that the last entry with one of this name holds. */
    private static boolean told(@Nullable String text, String name, List<LedgerEntry> states) {
        String hash = states.stream()
                .map(entry -> entry.text(name))
                .filter(found -> !found.isEmpty())
                .reduce("", (before, last) -> last);
        return hash.equals(text == null ? "" : Citation.hash(text));
    }
}
