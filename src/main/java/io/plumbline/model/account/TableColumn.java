package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A column of a table or view in a schema in which a user of dbt creates tables. Of a table there are all columns or none.
 *
 * @param kind of the table: {@code BASE TABLE}, {@code VIEW} …
 * @param type as SQL writes it, {@code varchar}, {@code number(16, 2)}; empty where the extract does not tell
 */
public record TableColumn(
        long tableId, String database, String schema, String table, String kind, String name, String type, Location at)
        implements AccountRow {

    public static final Extract<TableColumn> EXTRACT = Extract.of(
                    "columns.csv",
                    TableColumn.class,
                    "TABLE_ID",
                    "TABLE_CATALOG",
                    "TABLE_SCHEMA",
                    "TABLE_NAME",
                    "TABLE_TYPE",
                    "COLUMN_NAME")
            .and("DATA_TYPE", "NUMERIC_PRECISION", "NUMERIC_SCALE");

    /** {@code DATABASE.SCHEMA.NAME} of the table. */
    public String label() {
        return database + "." + schema + "." + table;
    }
}
