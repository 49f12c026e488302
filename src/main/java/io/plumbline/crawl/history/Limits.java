package io.plumbline.crawl.history;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What one analysis may use, so that a hostile repository ends as a gap and not as a hung night.
 *
 * @param commits commits read, newest first; older ones are left out and named as a gap
 * @param changes changed paths kept over all commits, likewise
 * @param commitBytes bytes of text compared in one commit; what lies beyond has unknown lines
 * @param followPairs pairs of (added file, candidate) looked at in one commit when searching where files came from;
 *     above
 *     it only identical content counts
 * @param cancelled asked often; once true the work ends with a {@link CancellationException}
 */
public record Limits(int commits, long changes, long commitBytes, long followPairs, BooleanSupplier cancelled) {

    public static Limits standard(BooleanSupplier cancelled) {
        return new Limits(500_000, 4_000_000, 512L * 1024 * 1024, 50_000_000, cancelled);
    }

    void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the history analysis was cancelled");
        }
    }
}
