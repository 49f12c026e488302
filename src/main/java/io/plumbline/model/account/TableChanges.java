package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * What statements changed in a table in the window, Snowflake's own services aside.
 *
 * @param days on which they added rows
 */
public record TableChanges(long tableId, long days, long rowsAdded, Location at) implements AccountRow {

    public static final Extract<TableChanges> EXTRACT =
            Extract.of("table_changes.csv", TableChanges.class, "TABLE_ID", "DAYS", "ROWS_ADDED");
}
