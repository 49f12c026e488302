package io.plumbline.model;

import java.util.List;

/**
 * SQL after Jinja, as parse time renders it.
 *
 * @param text the SQL
 * @param lines for each line of {@code text} the 1-based line of the template it came from; one entry per line
 * @param whole whether a run would render the same but for dates and ids; false where the template asked for something that
 *     only a run of dbt has, such as the result of a query, so that parts of the text may be missing
 */
public record RenderedSql(String text, List<Integer> lines, boolean whole) {

    public RenderedSql {
        lines = List.copyOf(lines);
    }

    /** The template's line for a 1-based line of the SQL; the nearest known one where the line is beyond the end. */
    public int templateLine(int line) {
        return lines.isEmpty() ? line : lines.get(Math.min(Math.max(line, 1), lines.size()) - 1);
    }

    /** The same text, of which parts may be missing. */
    public RenderedSql partial() {
        return new RenderedSql(text, lines, false);
    }
}
