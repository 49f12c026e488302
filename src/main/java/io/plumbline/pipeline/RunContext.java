package io.plumbline.pipeline;

import io.plumbline.job.JobSpec;
import java.time.Instant;

/**
 * What the stages of one run share.
 *
 * @param id the run's id; it sorts by time
 * @param started when the run first started; a run that goes on keeps it
 */
record RunContext(String id, JobSpec job, Instant started, Progress progress) {

    /** The key of the job's own rows: two jobs never share a listing, so that each audits what it crawled itself. */
    String scope() {
        return job.name();
    }
}
