package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A privilege on objects of a schema that the role PUBLIC, and so everybody, has.
 *
 * @param kind {@code TABLE}, {@code VIEW} …
 * @param objects how many
 * @param example the first of them by name
 */
public record PublicGrant(
        String database, String schema, String kind, String privilege, long objects, String example, Location at)
        implements AccountRow {

    public static final Extract<PublicGrant> EXTRACT = Extract.of(
            "public_grants.csv",
            PublicGrant.class,
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "GRANTED_ON",
            "PRIVILEGE",
            "OBJECTS",
            "NAME");
}
