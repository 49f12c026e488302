package io.plumbline.sql;

/**
 * A table that a statement names.
 *
 * @param span where the name stands
 */
public record TableUse(TableName table, Access access, Span span) {

    /** What a statement does with a table. */
    public enum Access {
        READ,
        WRITE
    }
}
