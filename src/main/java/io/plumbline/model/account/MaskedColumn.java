package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.util.List;

/**
 * A column that a masking policy is set on.
 *
 * @param tag by which the policy came to the column; empty where it is set on the column itself
 * @param policy database, schema and name of the policy; empty where the extract does not tell
 */
public record MaskedColumn(
        String database, String schema, String table, String column, String tag, List<String> policy, Location at)
        implements AccountRow {

    public MaskedColumn {
        policy = List.copyOf(policy);
    }

    public static final Extract<MaskedColumn> EXTRACT = Extract.of(
                    "masked_columns.csv",
                    MaskedColumn.class,
                    "REF_DATABASE_NAME",
                    "REF_SCHEMA_NAME",
                    "REF_ENTITY_NAME",
                    "REF_COLUMN_NAME")
            .and("TAG_NAME", "POLICY_DB", "POLICY_SCHEMA", "POLICY_NAME");

    /** {@code DATABASE.SCHEMA.NAME} of the table. */
    public String label() {
        return database + "." + schema + "." + table;
    }
}
