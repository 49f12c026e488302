package io.plumbline.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of tables. */
@FunctionalInterface
public interface KnownColumns {

    /** Nothing is known of any table. */
    KnownColumns NONE = table -> null;

    /** The table's columns, folded, in order; null where nothing is known of them. */
    @Nullable
    List<String> of(TableName table);

    /** Whether a table whose columns are known has no others. */
    default boolean complete(TableName table) {
        return true;
    }

    static KnownColumns of(Map<TableName, List<String>> columns) {
        Map<TableName, List<String>> copy = Map.copyOf(columns);
        return copy::get;
    }
}
