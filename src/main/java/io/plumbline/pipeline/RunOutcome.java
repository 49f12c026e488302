package io.plumbline.pipeline;

import io.plumbline.model.Severity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param run the run's id
 * @param report the report's main file, null where none was written
 * @param worst the highest severity of an open finding, null where there is none
 * @param summary lines for the person, the verdict first
 */
public record RunOutcome(
        String run,
        State state,
        @Nullable Path report,
        @Nullable Severity worst,
        List<String> summary) {

    public enum State {
        COMPLETED,
        /** Asked to stop; the next run goes on from here. */
        STOPPED,
        /** A step failed; the next run tries it again. */
        FAILED
    }

    public RunOutcome {
        summary = List.copyOf(summary);
    }
}
