package io.plumbline.sql;

/** A column of a table outside the statement, both names folded; the column {@code *} stands for all of them. */
public record ColumnOrigin(TableName table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
