package io.plumbline.job;

/**
 * A mistake in jobs.yml, plumbline.yml or a file of plumbline-rules.
 *
 * @param line 1-based line
 * @param problem what was found and what was expected, in one line
 * @param action what to do, in one line
 */
public record Problem(String file, int line, String problem, String action) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + problem;
    }
}
