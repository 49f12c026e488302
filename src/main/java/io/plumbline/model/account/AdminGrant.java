package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * Who holds ACCOUNTADMIN.
 *
 * @param to {@code USER} or {@code ROLE}
 */
public record AdminGrant(String to, String name, Location at) implements AccountRow {

    public static final Extract<AdminGrant> EXTRACT =
            Extract.of("account_admins.csv", AdminGrant.class, "GRANTED_TO", "GRANTEE_NAME");
}
