package io.plumbline.sql;

/**
 * What a text holds that the reader could not read.
 *
 * @param message what was found and what was expected, in one line
 * @param span where
 */
public record Problem(String message, Span span) {

    @Override
    public String toString() {
        return span + ": " + message;
    }
}
