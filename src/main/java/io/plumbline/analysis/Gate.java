package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.Ledger;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.QueryTarget;
import io.plumbline.job.AnalysesSpec;
import io.plumbline.job.UserError;
import io.plumbline.sql.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands between an analysis and the warehouse. It believes the ledger, not the row: the row has to be what the ledger
 * tells, and the ledger has to be whole. Pure; each refusal says what it found.
 */
final class Gate {

    /** Clocks of servers differ by seconds; one that is further behind the ledger was set back. */
    private static final Duration BEHIND = Duration.ofMinutes(2);

    private final AnalysesSpec spec;
    private final Instant now;

    /** @param now by the database's clock */
    Gate(AnalysesSpec spec, Instant now) {
        this.spec = spec;
        this.now = now;
    }

    /**
     * @param seq number of its entry in the ledger
     * @param by who said yes
     */
    record Approval(long seq, String by, Instant expires) {}

    /**
     * The approval that lets it run.
     *
     * @param ledger all of it
     * @param target where its source leads today
     * @throws UserError of kind SOURCE where nothing does
     */
    Approval approval(AnalysisRecord analysis, List<LedgerEntry> ledger, QueryTarget target) {
        List<LedgerEntry> own = intact(analysis, ledger);
        LedgerEntry asked = own.get(0);
        LedgerEntry yes = own.get(own.size() - 1);
        if (analysis.state() != AnalysisState.APPROVED) {
            throw stopped(
                    analysis,
                    "it is " + analysis.state() + "; only what is APPROVED runs",
                    "Ask anew, or have it approved.");
        }
        if (!yes.text("hash").equals(analysis.hash())) {
            throw stopped(analysis, "its SQL, target or limits are not those that were approved", "Ask anew.");
        }
        bound(analysis, target);
        if (!spec.mayApprove(yes.actor())) {
            throw stopped(
                    analysis,
                    yes.actor() + ", who approved it, is no approver any more",
                    "Have somebody of analyses.approvers in jobs.yml approve a new request.");
        }
        mayDecide(analysis, asked, yes.actor());
        Instant expires = expires(yes);
        if (!now.isBefore(expires)) {
            throw stopped(analysis, "its approval ended at " + expires, "Ask anew.");
        }
        return new Approval(yes.seq(), yes.actor(), expires);
    }

    /** Holds a person's wish to approve to the rules. */
    void mayApprove(AnalysisRecord analysis, List<LedgerEntry> ledger, QueryTarget target, String person) {
        LedgerEntry asked = intact(analysis, ledger).get(0);
        if (!spec.mayApprove(person)) {
            throw stopped(
                    analysis,
                    person + " may not approve; approvers: " + String.join(", ", spec.approvers()),
                    "Ask one of them.");
        }
        mayDecide(analysis, asked, person);
        bound(analysis, target);
    }

    /** One account may be spelled with large and small letters where the system knows no case. */
    private void mayDecide(AnalysisRecord analysis, LedgerEntry asked, String person) {
        if (spec.twoEyes() && asked.actor().equalsIgnoreCase(person)) {
            throw stopped(
                    analysis,
                    person + " asked for it, and two-eyes lets nobody approve what he asked himself",
                    "Ask another of " + String.join(", ", spec.approvers()) + ".");
        }
    }

    /** The entries of an analysis, where the whole ledger and this analysis's row agree. */
    private List<LedgerEntry> intact(AnalysisRecord analysis, List<LedgerEntry> ledger) {
        Optional<Ledger.Break> broken = Ledger.broken(ledger);
        if (broken.isPresent()) {
            throw stopped(
                    analysis,
                    "the ledger is broken at entry " + broken.get().seq() + ": "
                            + broken.get().why(),
                    "Nothing runs until a person has looked: plumbline analyses verify");
        }
        List<LedgerEntry> own = Books.of(analysis.id(), ledger);
        String mismatch = Books.mismatch(analysis, own);
        if (!mismatch.isEmpty()) {
            throw stopped(analysis, mismatch, "Nothing of it runs: plumbline analyses verify");
        }
        Instant latest =
                ledger.stream().map(LedgerEntry::at).max(Instant::compareTo).orElse(now);
        if (now.isBefore(latest.minus(BEHIND))) {
            throw stopped(
                    analysis,
                    "the database's clock says " + now + ", and the ledger has an entry of " + latest,
                    "Set the clock right; nothing runs until it has passed that time.");
        }
        return own;
    }

    /** Where it goes and how far is still what jobs.yml says, and the guard still lets it through. */
    private void bound(AnalysisRecord analysis, QueryTarget target) {
        if (!analysis.target().equals(target.canonical())) {
            throw stopped(
                    analysis,
                    "jobs.yml leads to another account, user, role or warehouse than it was asked for",
                    "Ask anew.");
        }
        BoundedQuery query = new BoundedQuery(analysis.sql(), Limits.parse(analysis.limits()), analysis.id());
        if (!Limits.within(query.limits(), spec)) {
            throw stopped(analysis, "its limits are wider than jobs.yml allows now", "Ask anew.");
        }
        Verdict verdict = query.verdict();
        if (!verdict.accepted()) {
            throw stopped(analysis, "the read-only guard says: " + verdict, "Ask for a query that only reads.");
        }
    }

    private static Instant expires(LedgerEntry yes) {
        return Instant.parse(yes.text("expires"));
    }

    static UserError stopped(AnalysisRecord analysis, String why, String action) {
        return UserError.source("analysis " + analysis.id() + ": " + why, action);
    }
}
