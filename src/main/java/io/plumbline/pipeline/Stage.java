package io.plumbline.pipeline;

/**
 * One stage of a job. It works in units: whatever a unit did is saved when {@link #next} returns, and doing a unit
 * twice is the same as doing it once. So a stop waits for one unit, and a crash repeats at most one.
 */
interface Stage {

    /** {@code crawl}, {@code parse}, {@code index}, {@code audit}, {@code fix}, {@code narrate},
     * {@code report}, {@code deliver}. */
    String name();

    /**
     * Does a unit.
     *
     * @param unit 0-based number of the unit
     * @return whether there may be a further unit
     */
    boolean next(RunContext run, int unit);

    /** What the stage did, in one line. */
    String summary(RunContext run);
}
