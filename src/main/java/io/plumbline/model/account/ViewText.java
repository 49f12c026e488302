package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A view with the statement that made it.
 *
 * @param sql empty where the account does not tell it, or it is longer than is fetched
 */
public record ViewText(String database, String schema, String name, String sql, Location at) implements AccountRow {

    public static final Extract<ViewText> EXTRACT = Extract.of(
                    "views.csv", ViewText.class, "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME")
            .and("VIEW_DEFINITION");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
