package io.plumbline.crawl.snowflake;

import io.plumbline.job.UserError;
import java.sql.SQLException;
import java.util.Locale;

/** Why there is no session, and what to do. Codes are those of Snowflake's login answer and of snowflake-jdbc. */
final class Refusal {

    private Refusal() {}

    static UserError of(SnowflakeLogin login, SQLException cause) {
        String who = "source \"" + login.source() + "\": " + login.account() + " does not let " + login.user() + " in";
        return switch (cause.getErrorCode()) {
            case 390144 ->
                UserError.source(
                        who + ": the key is not one of this user's",
                        "Compare its fingerprint with RSA_PUBLIC_KEY_FP of DESCRIBE USER, and the names.");
            case 394400, 390303 ->
                UserError.source(
                        who + ": " + login.proof() + " is not valid here",
                        "Make a new one and put it where jobs.yml finds it.");
            case 390318 ->
                UserError.source(who + ": " + login.proof() + " is over", "Get a new one before each start.");
            case 390189 ->
                UserError.source(
                        who + " as role " + login.role() + ", which is not granted to this user or does not exist",
                        "Grant the role to the user, or name another one.");
            case 390101 -> UserError.source(who + ": the user is disabled", "ALTER USER … SET DISABLED = FALSE");
            case 390422 ->
                UserError.source(
                        who + ": a network policy does not know this machine's address",
                        "Add the address to the policy.");
            default -> other(login, cause);
        };
    }

    private static UserError other(SnowflakeLogin login, SQLException cause) {
        boolean key = login.proof() instanceof Proof.Key
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("private key");
        if (key) {
            return UserError.source(
                    "source \"" + login.source()
                            + "\": the key-file cannot be used: its passphrase is another one, or it is"
                            + " no RSA key",
                    "Try it: openssl pkey -in KEY-FILE -noout");
        }
        String said = new SnowflakeFailure(cause).said();
        return UserError.source(
                "source \"" + login.source() + "\": no session at " + login.address() + ": " + said,
                "Check account, address and network: the machine has to reach the address by https.");
    }
}
