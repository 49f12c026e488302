package io.plumbline.model;

import java.util.List;

/**
 * SQL after Jinja, as parse time renders it.
 *
 * @param text the SQL
 * @param lines for each line of {@code text} the 1-based line of the template it came from; one entry per line
 */
public record RenderedSql(String text, List<Integer> lines) {

    public RenderedSql {
        lines = List.copyOf(lines);
    }

    /** The template's line for a 1-based line of the SQL; the nearest known one where the line is beyond the end. */
    public int templateLine(int line) {
        return lines.isEmpty() ? line : lines.get(Math.min(Math.max(line, 1), lines.size()) - 1);
    }
}
