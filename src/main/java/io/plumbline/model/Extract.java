package io.plumbline.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file of rows that an account tells about itself: CSV with a header, columns in any order and case, more of them allowed.
 *
 * @param file its name
 * @param row the type of its rows
 * @param needed columns without which it says nothing
 * @param more columns that may be missing
 */
public record Extract<R extends AccountRow>(String file, Class<R> row, List<String> needed, List<String> more) {

    public Extract {
        needed = List.copyOf(needed);
        more = List.copyOf(more);
    }

    /** One whose columns are all needed. */
    public static <R extends AccountRow> Extract<R> of(String file, Class<R> row, String... needed) {
        return new Extract<>(file, row, List.of(needed), List.of());
    }

    /** The same with columns that may be missing. */
    public Extract<R> and(String... columns) {
        return new Extract<>(file, row, needed, List.of(columns));
    }

    /** All its columns, the needed ones first. */
    public List<String> columns() {
        return Stream.concat(needed.stream(), more.stream()).toList();
    }
}
