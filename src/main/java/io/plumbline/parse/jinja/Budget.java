package io.plumbline.parse.jinja;

import java.time.Duration;

/**
 * How much one rendering may use; more is a {@link JinjaError} of kind LIMIT.
 *
 * @param steps statements and calls executed
 * @param depth macros active at once; at most {@value #DEEPEST}, which fits a thread stack of 512 KB
 * @param outputChars characters and list items produced, also in between
 * @param time on the clock
 */
public record Budget(long steps, int depth, long outputChars, Duration time) {

    static final int DEEPEST = 120;

    /** Generous for any honest project: 2 million steps, 100 macros deep, 50 million characters, 10 seconds. */
    public static final Budget DEFAULT = new Budget(2_000_000, 100, 50_000_000, Duration.ofSeconds(10));

    public Budget {
        if (steps < 1 || depth < 1 || depth > DEEPEST || outputChars < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("budget must be positive and its depth at most " + DEEPEST + ": steps "
                    + steps + ", depth " + depth + ", outputChars " + outputChars + ", time " + time);
        }
    }
}
