package io.plumbline.sql;

import org.jspecify.annotations.Nullable;

/**
 * What the guard says of a text.
 *
 * @param reason why it was rejected, one line; empty where it was accepted
 * @param span what it was rejected for; null where it was accepted
 */
public record Verdict(
        boolean accepted, String reason, @Nullable Span span) {

    public static Verdict accept() {
        return new Verdict(true, "", null);
    }

    public static Verdict reject(String reason, Span span) {
        return new Verdict(false, reason, span);
    }

    /** {@code accept}, or {@code reject 1:8: reason}. */
    @Override
    public String toString() {
        return accepted ? "accept" : "reject " + span + ": " + reason;
    }
}
