package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a user can log in with.
 *
 * @param type {@code PAT}, {@code KEYPAIR}, {@code TOTP} …
 * @param created null where it is not known
 * @param lastUsed null where it never was
 * @param expires null where it never does
 * @param details JSON of what Snowflake says about this type; empty where it says nothing
 */
public record Credential(
        long id,
        String name,
        String user,
        String type,
        String status,
        @Nullable LocalDate created,
        @Nullable LocalDate lastUsed,
        @Nullable LocalDate expires,
        String details,
        Location at)
        implements AccountRow {

    public static final Extract<Credential> EXTRACT = Extract.of(
                    "credentials.csv", Credential.class, "CREDENTIAL_ID", "NAME", "USER_NAME", "TYPE", "STATUS")
            .and("CREATED_ON", "LAST_USED_ON", "EXPIRATION_DATE", "ADDITIONAL_DETAILS");

    /** Whether it is a token or key pair that opens the account now. */
    public boolean opens() {
        return status.equalsIgnoreCase("ACTIVE") && (type.equals("PAT") || type.equals("KEYPAIR"));
    }

    /** {@code USER's token NAME}, for people. */
    public String label() {
        return (type.equals("PAT") ? "Token" : "Key pair") + " `" + name + "` of `" + user + "`";
    }
}
