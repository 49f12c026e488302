package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A user that is not disabled.
 *
 * @param type {@code PERSON}, {@code SERVICE}, {@code LEGACY_SERVICE}; a missing type means a person
 */
public record AccountUser(String name, String type, boolean password, boolean mfa, Location at) implements AccountRow {

    public static final Extract<AccountUser> EXTRACT =
            Extract.of("users.csv", AccountUser.class, "NAME", "TYPE", "HAS_PASSWORD", "HAS_MFA");
}
