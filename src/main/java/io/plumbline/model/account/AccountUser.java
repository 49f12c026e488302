package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A user that is not disabled.
 *
 * @param type {@code PERSON}, {@code SERVICE}, {@code LEGACY_SERVICE}; a missing type means a person
 * @param defaultRole the role a session begins with; empty where there is none
 * @param created null where the extract does not tell
 * @param lastLogin the last day of a login that succeeded; null where there was none in a year
 */
public record AccountUser(
        String name,
        String type,
        boolean password,
        boolean mfa,
        String defaultRole,
        @Nullable LocalDate created,
        @Nullable LocalDate lastLogin,
        Location at)
        implements AccountRow {

    public static final Extract<AccountUser> EXTRACT = Extract.of(
                    "users.csv", AccountUser.class, "NAME", "TYPE", "HAS_PASSWORD", "HAS_MFA")
            .and("DEFAULT_ROLE", "CREATED_ON", "LAST_SUCCESS_LOGIN");

    /** Whether it has not logged in since a day and was there before; false where the extract does not tell. */
    public boolean isUnusedSince(LocalDate day) {
        return created != null && created.isBefore(day) && (lastLogin == null || lastLogin.isBefore(day));
    }
}
