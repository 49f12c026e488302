package io.plumbline.pipeline;

import io.plumbline.catalog.JobLocks;
import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of runs besides Spring Batch's own tables: that one is going on, when it began, and how it came out. */
final class RunLedger {

    private static final String NOTE = "outcome";

    private final JobLocks locks;
    private final Runs runs;
    private final RunNotes notes;

    RunLedger(JobLocks locks, Runs runs, RunNotes notes) {
        this.locks = locks;
        this.runs = runs;
        this.notes = notes;
    }

    /**
     * What a run leaves for whoever asked for it.
     *
     * @param report path of the report's main file
     * @param worst the highest severity that is open, null where nothing is
     */
    record Result(String report, @Nullable Severity worst, List<String> summary) {

        Result {
            summary = List.copyOf(summary);
        }
    }

    /**
     * Takes the job's lock, which the database frees where the process dies.
     *
     * @throws UserError of kind SOURCE where the job runs elsewhere
     */
    JobLocks.Held lock(JobSpec job) {
        return locks.tryLock("job:" + job.name())
                .orElseThrow(() -> UserError.source(
                        "job \"" + job.name() + "\" is running already, in this or another process",
                        "Wait for it to end, or stop it; then run the command again."));
    }

    /** The id of the run that the job begins, or began, at that time. */
    String start(JobSpec job, Instant time) {
        return runs.start(job.name(), time);
    }

    Instant started(String run) {
        return runs.find(run)
                .map(RunRecord::startedAt)
                .orElseThrow(() -> new IllegalStateException("there is no run " + run));
    }

    void failed(String run) {
        runs.finish(run, RunRecord.Status.FAILED, Map.of(), Map.of());
    }

    void save(String run, Result result) {
        notes.save(run, NOTE, result);
    }

    RunOutcome outcome(String run, RunOutcome.State state) {
        Result result = notes.find(run, NOTE, Result.class).orElse(null);
        return result == null
                ? new RunOutcome(run, state, null, null, List.of("Run " + run + " stopped; run it again to go on."))
                : new RunOutcome(run, state, Path.of(result.report()), result.worst(), result.summary());
    }
}
