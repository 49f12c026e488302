package io.plumbline.pipeline;

import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import java.time.Instant;

/** What is known of runs besides Spring Batch's own tables. */
interface RunLedger {

    /** Held while a job runs; freed by the database where the process dies. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the job's lock.
     *
     * @throws UserError of kind SOURCE where the job runs elsewhere
     */
    Lock lock(JobSpec job);

    /** Opens the run, or finds it open already; when it first started. */
    Instant start(JobSpec job, String id, Instant now);

    /** What the stages saved about the run. */
    RunOutcome outcome(JobSpec job, String id, RunOutcome.State state);
}
