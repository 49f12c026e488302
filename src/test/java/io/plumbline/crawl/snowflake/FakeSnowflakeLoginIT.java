package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every form of login through the real driver, with what is right and what is wrong. */
class FakeSnowflakeLoginIT extends FakeSnowflakeSetup {

    private Connection withKey(PrivateKey key, Object... more) throws SQLException {
        var properties = properties(more);
        properties.remove("token");
        properties.put("authenticator", "SNOWFLAKE_JWT");
        properties.put("privateKey", key);
        return DriverManager.getConnection(snowflake.url(), properties);
    }

    private void refused(ThrowingCallable login, int code) {
        assertThatThrownBy(login).isInstanceOfSatisfying(SQLException.class, error -> {
            assertThat(error.getErrorCode()).as(error.getMessage()).isEqualTo(code);
            assertThat(error.getMessage()).doesNotContain(PAT).doesNotContain(OAUTH);
        });
    }

    @Test
    void eitherKeyOfAUserLogsIn() throws SQLException {
        for (KeyPair pair : List.of(SnowflakeKeys.FIRST, SnowflakeKeys.SECOND)) {
            try (Connection connection = withKey(pair.getPrivate())) {
                assertThat(one(connection, "select current_user()")).isEqualTo("AUDITOR");
                assertThat(one(connection, "select current_role()")).isEqualTo("READER");
            }
        }
        assertThat(snowflake.sessions.open()).isZero();
    }

    @Test
    void aKeyInItsEncodedFormLogsIn() throws SQLException {
        var properties = properties("authenticator", "SNOWFLAKE_JWT");
        properties.remove("token");
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(SnowflakeKeys.FIRST.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        properties.put(
                "private_key_base64", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)));
        try (Connection connection = DriverManager.getConnection(snowflake.url(), properties)) {
            assertThat(one(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aStrangersKeyIsRefused() throws Exception {
        KeyPair stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        refused(() -> withKey(stranger.getPrivate()), 390144);
        refused(() -> withKey(SnowflakeKeys.FIRST.getPrivate(), "user", "somebody"), 390144);
    }

    @Test
    void aTokenLogsInUnderItsOwnAuthenticatorOnly() throws SQLException {
        try (Connection pat = connect();
                Connection oauth = connect("authenticator", "OAUTH", "token", OAUTH)) {
            assertThat(one(pat, "select current_user()")).isEqualTo("AUDITOR");
            assertThat(one(oauth, "select current_user()")).isEqualTo("AUDITOR");
        }
        refused(() -> connect("token", OAUTH), 394400);
        refused(() -> connect("authenticator", "OAUTH"), 390303);
    }

    @Test
    void aTokenThatIsOverIsRefused() {
        Instant past = Instant.now().minusSeconds(1);
        snowflake.account.tokens.put("old", new Account.Token("AUDITOR", "PROGRAMMATIC_ACCESS_TOKEN", past));
        snowflake.account.tokens.put("older", new Account.Token("AUDITOR", "OAUTH", past));
        refused(() -> connect("token", "old"), 394400);
        refused(() -> connect("token", "older", "authenticator", "OAUTH"), 390318);
    }

    @Test
    void aPasswordIsRefused() {
        refused(() -> connect("authenticator", "SNOWFLAKE", "password", "guess"), 390100);
    }

    @Test
    void aUserWhoIsDisabledIsRefused() {
        Account.User user = snowflake.account.users.get("AUDITOR");
        snowflake.account.users.put(
                "AUDITOR", new Account.User(user.name(), user.keys(), user.roles(), user.warehouse(), true));
        refused(this::connect, 390101);
    }

    @Test
    void aRoleTheUserDoesNotHaveIsRefused() throws SQLException {
        refused(() -> connect("role", "accountadmin"), 390189);
        try (Connection connection = connect("role", "nobody")) {
            assertThat(one(connection, "select current_role()")).isEqualTo("NOBODY");
        }
    }
}
