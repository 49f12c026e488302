package io.plumbline.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A checked jobs.yml.
 *
 * @param path the file, absolute
 * @param jobs in the order of the file
 */
public record JobsFile(Path path, List<JobSpec> jobs) {

    public JobsFile {
        jobs = List.copyOf(jobs);
    }

    public Optional<JobSpec> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }
}
