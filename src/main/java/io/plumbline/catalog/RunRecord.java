package io.plumbline.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param id sorts by time of start, whatever the job
 * @param finishedAt null while it runs, and after its process was killed
 * @param counts what was counted, by name, in the order to show it
 * @param score 0 to 100 by area, in the order to show it
 */
public record RunRecord(
        String id,
        String job,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Status status,
        Map<String, Long> counts,
        Map<String, Integer> score) {

    /** How a run stands. */
    public enum Status {
        /** Begun, and not ended by anybody; its process may be dead. */
        RUNNING,
        COMPLETED,
        FAILED,
        STOPPED
    }

    public RunRecord {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        score = Collections.unmodifiableMap(new LinkedHashMap<>(score));
    }
}
