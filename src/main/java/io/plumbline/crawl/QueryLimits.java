package io.plumbline.crawl;

import java.util.List;

/**
 * How far a query may go.
 *
 * @param rows most rows of the result that are read
 * @param bytes most bytes of its cells as UTF-8 that are read
 * @param seconds most seconds it may run at the server
 * @param tables names, {@code DB} or {@code DB.SCHEMA}, that every table's name must start with; empty for any table
 */
public record QueryLimits(int rows, long bytes, int seconds, List<String> tables) {

    public QueryLimits {
        tables = List.copyOf(tables);
        if (rows < 1 || bytes < 1 || seconds < 1) {
            throw new IllegalArgumentException("limits of %d rows, %d bytes, %d seconds; expected at least one of each"
                    .formatted(rows, bytes, seconds));
        }
    }

    /** The same text for the same limits; what an approval is bound to. */
    public String canonical() {
        return "rows=" + rows + "\nbytes=" + bytes + "\nseconds=" + seconds + "\ntables=" + String.join(",", tables);
    }
}
