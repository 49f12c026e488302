package io.plumbline.report.text;

import io.plumbline.model.Fix;

/** How every format speaks of a fix. */
public final class FixWords {

    private FixWords() {}

    /** {@code proven patch}, {@code unproven statement} … */
    public static String kind(Fix fix) {
        return (fix.proven() ? "proven " : "unproven ") + (fix.onAccount() ? "statement" : "patch");
    }

    /** What was shown of it, without a full stop; the reason is text of the crawled files in part, for the format to escape. */
    public static String shown(Fix fix) {
        if (!fix.proven()) {
            return "Suggested " + (fix.onAccount() ? "statement" : "patch") + ", not proven: " + fix.reason();
        }
        return fix.onAccount()
                ? "Proven statement, for you to run: with the account's extracts as it leaves them,"
                        + " this finding disappears and no new one comes"
                : "Proven patch: applied to a copy, this finding disappears and no new one comes";
    }
}
