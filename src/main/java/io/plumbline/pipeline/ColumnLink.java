package io.plumbline.pipeline;

import java.util.Locale;

/** That one column has a part in another one; where the end is a whole node, in its rows. */
public record ColumnLink(NodeColumn from, NodeColumn to, Kind kind) {

    /** What part. */
    public enum Kind {
        /** The value, unchanged. */
        DIRECT,
        /** The value is computed from it. */
        DERIVED,
        /** A condition of WHERE, HAVING or QUALIFY compares it. */
        FILTER,
        /** Rows are joined by it. */
        JOIN,
        /** Rows are grouped by it. */
        GROUP,
        /** Rows are ordered by it. */
        ORDER,
        /** It may have a part, nothing tells. */
        UNKNOWN;

        /** Whether it says where a value comes from, and not which rows there are. */
        boolean value() {
            return this == DIRECT || this == DERIVED || this == UNKNOWN;
        }

        /** The word for people and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
