package io.plumbline.sql;

/** A column that decides which rows there are or how they are ordered. */
public record ColumnUse(ColumnOrigin origin, Role role, Span span) {

    /** What a column is used for besides giving values. */
    public enum Role {
        FILTER,
        JOIN,
        GROUP,
        ORDER
    }
}
