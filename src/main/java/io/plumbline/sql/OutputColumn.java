package io.plumbline.sql;

import java.util.List;

/**
 * A column that a statement gives out.
 *
 * @param name folded; empty where the warehouse makes a name up; {@code *} for all columns of tables nobody listed
 * @param from the columns its values come from, in the order they were found; empty for constants
 */
public record OutputColumn(String name, List<ColumnOrigin> from, Certainty certainty, Span span) {

    public OutputColumn {
        from = List.copyOf(from);
    }

    /** What is known of a column's origin. */
    public enum Certainty {
        /** The value of one source column at a time, unchanged. */
        DIRECT,
        /** Computed; {@code from} holds every column that has a part in it. */
        DERIVED,
        /** {@code from} may lack columns: a name could belong to more than one table, or columns are not known. */
        UNKNOWN
    }
}
