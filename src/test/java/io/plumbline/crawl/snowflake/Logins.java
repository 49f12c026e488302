package io.plumbline.crawl.snowflake;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Who a client is, by what it proves it with. There is no login by password: nobody here has one. */
final class Logins {

    private final Account account;

    Logins(Account account) {
        this.account = account;
    }

    /** The user of a login request's {@code data}. */
    Account.User user(JsonNode data) {
        String authenticator = data.path("AUTHENTICATOR").asString("SNOWFLAKE").toUpperCase(Locale.ROOT);
        String name = data.path("LOGIN_NAME").asString("").toUpperCase(Locale.ROOT);
        String token = data.path("TOKEN").asString("");
        Account.User user =
                switch (authenticator) {
                    case "SNOWFLAKE_JWT" -> byKey(name, token);
                    case "PROGRAMMATIC_ACCESS_TOKEN" ->
                        byToken(token, authenticator, error("394400", "Programmatic access token is invalid."));
                    case "OAUTH" -> byToken(token, authenticator, error("390303", "Invalid OAuth access token."));
                    default -> throw error("390100", "Incorrect username or password was specified.");
                };
        if (user.disabled()) {
            throw error("390101", "User access disabled. Contact your local system administrator.");
        }
        return user;
    }

    private Account.User byKey(String name, String token) {
        Account.User user = account.users.get(name);
        try {
            Jwt jwt = Jwt.of(token);
            for (PublicKey key : user == null ? List.<PublicKey>of() : user.keys()) {
                if (jwt.isOf(account.name, name, key, Instant.now())) {
                    return user;
                }
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw error("390144", "JWT token is invalid. " + e.getMessage());
        }
        throw error("390144", "JWT token is invalid.");
    }

    private Account.User byToken(String value, String authenticator, SnowflakeError refused) {
        Account.Token token = account.tokens.get(value);
        if (token == null || !token.authenticator().equals(authenticator)) {
            throw refused;
        }
        if (token.expires().isBefore(Instant.now())) {
            throw authenticator.equals("OAUTH") ? error("390318", "OAuth access token expired.") : refused;
        }
        return account.users.get(token.user());
    }

    /** The role a login asks for, or the user's first. */
    String role(Account.User user, String wanted) {
        if (wanted == null) {
            return user.roles().get(0);
        }
        String role = wanted.toUpperCase(Locale.ROOT);
        if (!user.roles().contains(role)) {
            throw error(
                    "390189", "Role '" + role + "' specified in the connect string does not exist or not authorized.");
        }
        return role;
    }

    private static SnowflakeError error(String code, String message) {
        return new SnowflakeError(code, "08001", message);
    }
}
