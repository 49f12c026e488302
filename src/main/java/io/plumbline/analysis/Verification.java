package io.plumbline.analysis;

import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.Ledger;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.job.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ledger is whole and every row is what it tells.
 *
 * @param entries how many there are
 * @param problems where it breaks; none where all is whole
 * @param head the last entry, to note elsewhere; null where there is none
 */
public record Verification(
        int entries, List<String> problems, @Nullable LedgerEntry head) {

    public Verification {
        problems = List.copyOf(problems);
    }

    static Verification of(Analyses.Moment moment, @Nullable String expected) {
        List<LedgerEntry> ledger = moment.ledger();
        List<String> problems = new ArrayList<>();
        Ledger.broken(ledger).ifPresent(at -> problems.add("ledger, entry " + at.seq() + ": " + at.why()));
        if (expected != null) {
            noted(ledger, expected, problems);
        }
        Map<String, List<LedgerEntry>> own = ledger.stream()
                .collect(Collectors.groupingBy(LedgerEntry::analysis, TreeMap::new, Collectors.toList()));
        for (AnalysisRecord analysis : moment.rows()) {
            List<LedgerEntry> story = own.remove(analysis.id());
            String mismatch = Books.mismatch(analysis, story == null ? List.of() : story);
            if (!mismatch.isEmpty()) {
                problems.add("analysis " + analysis.id() + ": " + mismatch);
            }
        }
        own.keySet().forEach(id -> problems.add("analysis " + id + ": the ledger tells of it, and it is not there"));
        return new Verification(ledger.size(), problems, ledger.isEmpty() ? null : ledger.get(ledger.size() - 1));
    }

    private static void noted(List<LedgerEntry> ledger, String expected, List<String> problems) {
        if (!expected.matches("[0-9]{1,15}:[0-9a-f]{64}")) {
            throw UserError.input(
                    "\"" + expected + "\" is no entry; expected its number, a colon and 64 digits of its hash",
                    "Take it from what verify printed before: SEQ:HASH.");
        }
        long seq = Long.parseLong(expected.substring(0, expected.indexOf(':')));
        String hash = expected.substring(expected.indexOf(':') + 1);
        boolean there = ledger.stream()
                .anyMatch(entry -> entry.seq() == seq && entry.hash().equals(hash));
        if (!there) {
            problems.add("ledger, entry " + seq + ": it is not the one that was noted; the ledger was written anew");
        }
    }
}
