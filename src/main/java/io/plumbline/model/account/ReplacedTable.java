package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A permanent table that replaced others of its name and kind in its schema.
 *
 * @param id of the table that is there now
 * @param replaced tables of its name that were dropped in the window
 * @param failsafeBytes of all tables of its name that were dropped, its own aside
 */
public record ReplacedTable(
        long id, String database, String schema, String name, long replaced, long failsafeBytes, Location at)
        implements AccountRow {

    public static final Extract<ReplacedTable> EXTRACT = Extract.of(
            "replaced_tables.csv",
            ReplacedTable.class,
            "TABLE_ID",
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "REPLACED",
            "FAILSAFE_BYTES");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
