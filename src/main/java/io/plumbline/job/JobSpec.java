package io.plumbline.job;

import io.plumbline.model.Severity;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of jobs.yml.
 *
 * @param schedule when it fires, null where the job runs by hand only
 * @param zone the time zone of the schedule
 * @param sources in the order of jobs.yml, at least one
 * @param line 1-based line in jobs.yml, for messages
 * @param base the folder of jobs.yml, which relative paths start from
 */
public record JobSpec(
        String name,
        @Nullable Cron schedule,
        ZoneId zone,
        List<SourceSpec> sources,
        Audit audit,
        Report report,
        List<DeliverySpec> deliver,
        int line,
        Path base) {

    /**
     * Which rules run and how much they weigh.
     *
     * @param failOn exit code 1 from this severity on; null never
     * @param spec what the job says about rules, over what the repositories say
     */
    public record Audit(@Nullable Severity failOn, AuditSpec spec) {}

    /**
     * How the report is written.
     *
     * @param title the report's title
     * @param formats {@code html}, {@code markdown}, {@code json}
     */
    public record Report(String title, List<String> formats) {

        public Report {
            formats = List.copyOf(formats);
        }
    }

    public JobSpec {
        sources = List.copyOf(sources);
        deliver = List.copyOf(deliver);
    }
}
