package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * Logins of a user that failed in the window.
 *
 * @param mostInAnHour in the hour with the most
 * @param hour when that began
 */
public record FailedLogins(String user, long failed, long mostInAnHour, String hour, String error, Location at)
        implements AccountRow {

    public static final Extract<FailedLogins> EXTRACT = Extract.of(
                    "failed_logins.csv", FailedLogins.class, "USER_NAME", "FAILED", "MOST_IN_AN_HOUR")
            .and("WORST_HOUR", "ERROR_MESSAGE");
}
