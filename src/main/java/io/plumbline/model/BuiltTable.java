package io.plumbline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the warehouse had it when dbt wrote {@code catalog.json}.
 *
 * @param id unique id of the node or source that stands for it
 * @param type the warehouse's word: {@code BASE TABLE}, {@code VIEW} …
 * @param columns every column, in the table's order
 * @param rows number of rows, null where the warehouse does not tell
 * @param bytes size in bytes, null where the warehouse does not tell
 */
public record BuiltTable(
        String id,
        String type,
        @Nullable String owner,
        @Nullable String comment,
        List<BuiltColumn> columns,
        @Nullable Long rows,
        @Nullable Long bytes) {

    /**
     * @param name as the warehouse writes it
     * @param type as the warehouse writes it: {@code NUMBER}, {@code VARCHAR} …
     */
    public record BuiltColumn(
            String name, String type, @Nullable String comment) {}

    public BuiltTable {
        columns = List.copyOf(columns);
    }
}
