package io.plumbline.pipeline;

import io.plumbline.agent.Agent;
import io.plumbline.agent.HouseFact;
import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.index.Retriever;
import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import java.util.List;

/** Answers questions about what a job stored. Safe for concurrent use; its agents are not. */
public final class JobQuestions {

    private final Estates estates;
    private final Findings findings;
    private final Runs runs;
    private final RunNotes notes;
    private final SinceLastRun comparison;
    private final Retriever retriever;
    private final Facts facts;

    JobQuestions(
            Estates estates,
            Findings findings,
            Runs runs,
            RunNotes notes,
            SinceLastRun comparison,
            Retriever retriever,
            Facts facts) {
        this.estates = estates;
        this.findings = findings;
        this.runs = runs;
        this.notes = notes;
        this.comparison = comparison;
        this.retriever = retriever;
        this.facts = facts;
    }

    private List<HouseFact> facts(String job) {
        return facts.accepted(job).stream()
                .filter(fact -> fact.proposal().kind() != Facts.Kind.SUPPRESSION)
                .map(JobQuestions::told)
                .toList();
    }

    private static HouseFact told(Facts.Fact fact) {
        Facts.Proposal proposal = fact.proposal();
        String node = proposal.node();
        return new HouseFact(
                fact.id(),
                proposal.kind() == Facts.Kind.TERM ? proposal.name() : "",
                node == null ? "" : node,
                proposal.says(),
                proposal.origin() + ", accepted by " + fact.reviewer());
    }

    /** Who answers, and of which run. */
    public record Answering(Agent agent, RunRecord run) {}

    /**
     * One who answers questions about the job's last completed run.
     *
     * @throws UserError of kind INPUT where the job has no completed run
     */
    public Answering of(JobSpec job) {
        RunRecord last = runs.lastCompleted(job.name())
                .orElseThrow(() -> UserError.input(
                        "job \"" + job.name()
                                + "\" has no completed run; expected one, for answers come from what it stored",
                        "Run it first: plumbline run " + job.name()));
        RunContext run =
                new RunContext(last.id(), job, last.startedAt(), job.base().resolve("reports"), Progress.silent());
        List<Crawled> crawled =
                Crawled.of(notes, run).stream().filter(Crawled::ok).toList();
        StoredJob stored = new StoredJob(run, crawled, estates, findings, comparison, retriever, facts(job.name()));
        return new Answering(new Agent(new JobKnowledge(stored)), last);
    }
}
