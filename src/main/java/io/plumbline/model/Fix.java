package io.plumbline.model;

import java.util.Objects;

/**
 * A suggested change: a patch of files, or a statement for a person to run on an account. One of the two is empty.
 *
 * @param status whether applying it was shown to make the finding disappear and bring no new one
 * @param diff a unified diff against the cited revision, as {@code git apply} takes it
 * @param sql statements that end with semicolons, with comments that say what they do; Plumbline runs none of them
 * @param reason why it is not proven, one clause without a full stop; empty where it is
 */
public record Fix(Status status, String diff, String sql, String reason) {

    public enum Status {
        PROVEN,
        UNPROVEN
    }

    public Fix {
        sql = Objects.requireNonNullElse(sql, ""); // a run stored before there were statements has none
    }

    /** A patch of files. */
    public static Fix patch(Status status, String diff, String reason) {
        return new Fix(status, diff, "", reason);
    }

    /** A statement on an account. */
    public static Fix statement(Status status, String sql, String reason) {
        return new Fix(status, "", sql, reason);
    }

    public boolean proven() {
        return status == Status.PROVEN;
    }

    /** Whether it is a statement. */
    public boolean onAccount() {
        return !sql.isEmpty();
    }

    /** The patch or the statement. */
    public String text() {
        return onAccount() ? sql : diff;
    }

    /** {@code proven patch}, {@code unproven statement} … */
    public String kind() {
        return (proven() ? "proven " : "unproven ") + (onAccount() ? "statement" : "patch");
    }

    /** What was shown of it, without a full stop; the reason is text of the crawled files in part, for a format to escape. */
    public String shown() {
        if (!proven()) {
            return "Suggested " + (onAccount() ? "statement" : "patch") + ", not proven: " + reason;
        }
        return onAccount()
                ? "Proven statement, for you to run: with the account's extracts as it leaves them,"
                        + " this finding disappears and no new one comes"
                : "Proven patch: applied to a copy, this finding disappears and no new one comes";
    }
}
