package io.plumbline.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked jobs.yml.
 *
 * @param path the file, absolute
 * @param jobs in the order of the file
 * @param sources all of them, in the order of the file
 * @param analyses who may have queries run; null where nobody may
 */
public record JobsFile(
        Path path,
        List<JobSpec> jobs,
        List<SourceSpec> sources,
        @Nullable AnalysesSpec analyses) {

    public JobsFile {
        jobs = List.copyOf(jobs);
        sources = List.copyOf(sources);
    }

    public Optional<JobSpec> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }
}
