package io.plumbline.compare;

import java.util.Locale;

/** What became of a thing between two revisions. */
public enum Kind {
    ADDED,
    REMOVED,
    RENAMED,
    CHANGED;

    /** {@code added}, {@code removed} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
