package io.plumbline.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query gave.
 *
 * @param queryId by which the warehouse's history knows it
 * @param rows cells as text, null for NULL, in the order they came
 * @param bytes of the cells that were read, as UTF-8
 * @param cut which limit ended the reading
 * @param took from sending it to its last row that was read
 */
public record QueryResult(
        String queryId, List<String> columns, List<List<@Nullable String>> rows, long bytes, Cut cut, Duration took) {

    /** Why rows are missing. */
    public enum Cut {
        /** None is missing. */
        NONE,
        /** The limit of rows. */
        ROWS,
        /** The limit of bytes. */
        BYTES
    }

    public QueryResult {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }
}
