package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * Permanent tables of a schema that were dropped in the window within a day of their creation and of whose name there is none now.
 *
 * @param failsafeBytes they still have
 */
public record ShortLivedTables(
        long schemaId, String database, String schema, long tables, long failsafeBytes, Location at)
        implements AccountRow {

    public static final Extract<ShortLivedTables> EXTRACT = Extract.of(
            "short_lived_tables.csv",
            ShortLivedTables.class,
            "TABLE_SCHEMA_ID",
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLES",
            "FAILSAFE_BYTES");
}
