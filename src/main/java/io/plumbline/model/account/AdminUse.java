package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * Queries of a user that ran on a warehouse in the window, where some of them ran as ACCOUNTADMIN.
 *
 * @param adminQueries those of them
 */
public record AdminUse(String user, long queries, long adminQueries, Location at) implements AccountRow {

    public static final Extract<AdminUse> EXTRACT =
            Extract.of("admin_use.csv", AdminUse.class, "USER_NAME", "QUERIES", "ADMIN_QUERIES");
}
