package io.plumbline.pipeline;

import io.plumbline.job.JobSpec;
import io.plumbline.job.SourceSpec;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What the stages of one run share.
 *
 * @param id the run's id; it sorts by time
 * @param started when the run first started; a run that goes on keeps it
 * @param reports folder the report goes to: a folder per job, a folder per run
 */
record RunContext(String id, JobSpec job, Instant started, Path reports, Progress progress) {

    SourceSpec source(String name) {
        return job.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the job has no source " + name));
    }
}
