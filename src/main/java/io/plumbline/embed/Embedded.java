package io.plumbline.embed;

/**
 * What embedding came to.
 *
 * @param texts different texts that were asked for
 * @param known texts that had a vector already
 * @param embedded texts that got one now
 */
public record Embedded(int texts, int known, int embedded) {

    /** False where it was stopped before the end. */
    public boolean complete() {
        return known + embedded == texts;
    }
}
