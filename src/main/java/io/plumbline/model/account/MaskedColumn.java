package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A column that a masking policy is set on.
 *
 * @param tag by which the policy came to the column; empty where it is set on the column itself
 */
public record MaskedColumn(String database, String schema, String table, String column, String tag, Location at)
        implements AccountRow {

    public static final Extract<MaskedColumn> EXTRACT = Extract.of(
                    "masked_columns.csv",
                    MaskedColumn.class,
                    "REF_DATABASE_NAME",
                    "REF_SCHEMA_NAME",
                    "REF_ENTITY_NAME",
                    "REF_COLUMN_NAME")
            .and("TAG_NAME");

    /** {@code DATABASE.SCHEMA.NAME} of the table. */
    public String label() {
        return database + "." + schema + "." + table;
    }
}
