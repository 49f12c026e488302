package io.plumbline.analysis;

import io.plumbline.catalog.Actor;
import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.Analyses.Change;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.JobLocks;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryLimits;
import io.plumbline.job.AnalysesSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import io.plumbline.model.Redaction;
import io.plumbline.sql.ReadOnlyGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * On-demand analyses from the first wish to the report. Every step takes the person who takes it; who that is, its caller has
 * to know. Safe for concurrent use, by several processes too.
 */
public final class AnalysisDesk {

    /** Hexadecimal digits of the hash that an approver has to give at least: 48 bits. */
    public static final int SHORTEST_HASH = 12;

    /** Bytes; no longer text can be a query that the guard reads. */
    public static final int LONGEST_SQL = 4 * ReadOnlyGuard.MAX_LENGTH;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Analyses analyses;
    private final JobLocks locks;
    private final Warehouses warehouses;
    private final Planning planning;
    private final Execution execution;
    private final Cancellation stopped = new Cancellation();

    AnalysisDesk(Analyses analyses, JobLocks locks, Warehouses warehouses, Planning planning, Execution execution) {
        this.analyses = analyses;
        this.locks = locks;
        this.warehouses = warehouses;
        this.planning = planning;
        this.execution = execution;
    }

    /**
     * Takes down a wish and plans it. Nothing is sent to the warehouse, except to its planner where jobs.yml says so.
     *
     * @return the analysis: PLANNED, or REJECTED where the guard does not let it through
     */
    public AnalysisRecord request(JobsFile jobs, Asked asked, Actor person) {
        AnalysesSpec spec = spec(jobs);
        if (!spec.mayAsk(person.name())) {
            throw UserError.source(
                    person.name() + " may not ask for analyses; who may: " + String.join(", ", spec.requesters()),
                    "Ask one of them, or whoever keeps jobs.yml.");
        }
        if (asked.because().isBlank()) {
            throw UserError.input("the reason is empty", "Say why with --because: an approver reads it.");
        }
        Redaction redaction = new Redaction();
        if (!redaction.text(asked.sql()).equals(asked.sql())
                || !redaction.text(asked.because()).equals(asked.because())) {
            throw UserError.input(
                    "the query holds what looks like a secret; it was not taken down",
                    "A query is kept and shown to others: write it without the secret.");
        }
        Warehouses.Warehouse warehouse = warehouses.named(jobs, asked.source());
        QueryLimits limits = Limits.of(asked, spec);
        AnalysisRecord wish = analyses.request(
                warehouse.runner().target(warehouse.source()).canonical(),
                asked.sql(),
                limits.canonical(),
                asked.because().strip(),
                person);
        BoundedQuery query = new BoundedQuery(wish.sql(), limits, wish.id());
        Plan plan = planning.of(query, warehouse.source(), spec.explain() ? warehouse.runner() : null);
        boolean reads = query.verdict().accepted();
        Map<String, Object> body = reads ? Map.of() : Map.of("because", "the read-only guard says: " + plan.guard());
        AnalysisState next = reads ? AnalysisState.PLANNED : AnalysisState.REJECTED;
        move(wish, new Change(next, body, JSON.writeValueAsString(plan), null, null), Actor.PLUMBLINE);
        return find(wish.id());
    }

    /** All of a state or of any, the youngest first. */
    public List<AnalysisRecord> list(@Nullable AnalysisState state, int limit) {
        tidy();
        return analyses.list(state, limit);
    }

    /** @throws UserError of kind INPUT where there is none of this id */
    public AnalysisRecord show(String id) {
        find(id);
        tidy();
        return find(id);
    }

    /** What the ledger tells of an analysis. */
    public List<LedgerEntry> story(String id) {
        return analyses.ledger().entries(id);
    }

    /** @param hash the first digits of what {@link AnalysisRecord#hash()} was when the person read it */
    public AnalysisRecord approve(JobsFile jobs, String id, String hash, Actor person) {
        AnalysesSpec spec = spec(jobs);
        show(id);
        Analyses.Moment moment = analyses.moment(id);
        AnalysisRecord analysis = moment.rows().get(0);
        if (hash.length() < SHORTEST_HASH || !analysis.hash().startsWith(hash)) {
            throw Gate.stopped(
                    analysis,
                    "its hash does not begin with \"" + hash + "\"",
                    "Read it again, then give at least " + SHORTEST_HASH
                            + " digits of the hash: plumbline analyses show " + id);
        }
        if (analysis.state() != AnalysisState.PLANNED) {
            throw Gate.stopped(
                    analysis, "it is " + analysis.state() + "; only what is PLANNED can be approved", "Ask anew.");
        }
        Warehouses.Warehouse warehouse = warehouses.of(jobs, analysis.target());
        Instant now = analyses.now();
        new Gate(spec, now)
                .mayApprove(analysis, moment.ledger(), warehouse.runner().target(warehouse.source()), person.name());
        Instant expires = now.plus(Duration.ofHours(spec.hours()));
        move(
                analysis,
                new Change(AnalysisState.APPROVED, Map.of("expires", expires.toString()), null, expires, null),
                person);
        return find(id);
    }

    /** An approver says no. */
    public AnalysisRecord reject(JobsFile jobs, String id, String because, Actor person) {
        return end(jobs, id, because, person, AnalysisState.REJECTED, false);
    }

    /** An approver takes a yes back, or who asked takes the wish back. */
    public AnalysisRecord revoke(JobsFile jobs, String id, String because, Actor person) {
        return end(jobs, id, because, person, AnalysisState.REVOKED, true);
    }

    private AnalysisRecord end(
            JobsFile jobs, String id, String because, Actor person, AnalysisState to, boolean requesterToo) {
        AnalysesSpec spec = spec(jobs);
        AnalysisRecord analysis = show(id);
        boolean may = spec.mayApprove(person.name())
                || requesterToo && analysis.requester().equals(person.name());
        if (!may) {
            throw Gate.stopped(
                    analysis,
                    person.name() + " may not decide on it; approvers: " + String.join(", ", spec.approvers()),
                    "Ask one of them.");
        }
        if (!analysis.state().next().contains(to)) {
            throw Gate.stopped(
                    analysis,
                    "it is " + analysis.state() + " and cannot become " + to,
                    "See: plumbline analyses show " + id);
        }
        move(analysis, Change.to(to, Map.of("because", new Redaction().text(because))), person);
        return find(id);
    }

    /**
     * Runs what was approved, once.
     *
     * @throws UserError of kind SOURCE where something stops it
     */
    public AnalysisRecord run(JobsFile jobs, String id, Actor person) {
        AnalysesSpec spec = spec(jobs);
        AnalysisRecord found = show(id);
        if (!spec.mayApprove(person.name()) && !found.requester().equals(person.name())) {
            throw Gate.stopped(
                    found,
                    person.name() + " may not run it; who may: who asked, and the approvers",
                    "Ask " + found.requester() + " or one of " + String.join(", ", spec.approvers()) + ".");
        }
        Warehouses.Warehouse warehouse = warehouses.of(jobs, found.target());
        Optional<JobLocks.Held> held = locks.tryLock(lock(id));
        if (held.isEmpty()) {
            throw Gate.stopped(found, "it runs in another process", "Wait for its end: plumbline analyses show " + id);
        }
        try (JobLocks.Held lock = held.get()) {
            Analyses.Moment moment = analyses.moment(id);
            AnalysisRecord approved = moment.rows().get(0);
            if (stopped.cancelled()) {
                throw Gate.stopped(approved, "it was stopped before it began", "Nothing was sent; run it again.");
            }
            Gate.Approval approval = new Gate(spec, analyses.now())
                    .approval(approved, moment.ledger(), warehouse.runner().target(warehouse.source()));
            move(approved, Change.to(AnalysisState.RUNNING, Map.of("approval", approval.seq())), person);
            execution.run(find(id), approval, warehouse, jobs, person, stopped);
            return find(id);
        }
    }

    /**
     * Looks at the whole ledger and at every row.
     *
     * @param expected number and hash of an entry that was noted before, {@code 42:9c56…}; null for none
     */
    public Verification verify(@Nullable String expected) {
        return Verification.of(analyses.moment(), expected);
    }

    /** Stops what runs in this process, and lets nothing more run; returns at once. */
    public void stop() {
        stopped.cancel();
    }

    /** Ends what is over: approvals whose time has passed, and runs whose process is dead. */
    private void tidy() {
        Instant now = analyses.now();
        for (AnalysisRecord approved : analyses.list(AnalysisState.APPROVED, Integer.MAX_VALUE)) {
            Instant expires = approved.expires();
            if (expires != null && !now.isBefore(expires)) {
                analyses.move(approved, Change.to(AnalysisState.EXPIRED, Map.of()), Actor.PLUMBLINE);
            }
        }
        for (AnalysisRecord running : analyses.list(AnalysisState.RUNNING, Integer.MAX_VALUE)) {
            locks.tryLock(lock(running.id())).ifPresent(free -> {
                try (JobLocks.Held lock = free) {
                    execution.foundDead(running);
                }
            });
        }
    }

    private void move(AnalysisRecord seen, Change change, Actor person) {
        if (analyses.move(seen, change, person).isEmpty()) {
            throw Gate.stopped(
                    seen,
                    "somebody was faster: it is " + find(seen.id()).state() + " now",
                    "See: plumbline analyses show " + seen.id());
        }
    }

    private AnalysisRecord find(String id) {
        return analyses.find(id)
                .orElseThrow(() ->
                        UserError.input("there is no analysis \"" + id + "\"", "All of them: plumbline analyses list"));
    }

    private static String lock(String id) {
        return "analysis:" + id;
    }

    private static AnalysesSpec spec(JobsFile jobs) {
        AnalysesSpec spec = jobs.analyses();
        if (spec == null) {
            throw UserError.input(
                    jobs.path().getFileName() + " has no \"analyses\": nobody may approve one",
                    "Add analyses: {approvers: [NAME]}; see docs/analyses.md.");
        }
        return spec;
    }
}
