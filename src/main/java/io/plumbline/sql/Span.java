package io.plumbline.sql;

/**
 * A range of a SQL text.
 *
 * @param start offset of the first character (UTF-16), from 0
 * @param end offset after the last character
 * @param line line of the first character, 1-based
 * @param column column of the first character in its line, 1-based
 * @param endLine line of the last character, 1-based, inclusive
 */
public record Span(int start, int end, int line, int column, int endLine) {

    /** From the start of this span to the end of a later one. */
    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end), line, column, Math.max(endLine, last.endLine));
    }

    /** The characters of the range. */
    public String of(String sql) {
        return sql.substring(Math.min(start, sql.length()), Math.min(end, sql.length()));
    }

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
