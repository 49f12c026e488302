package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's own sessions, through the real driver. */
class SnowflakeSessionIT extends FakeSnowflakeSetup {

    @TempDir
    Path temp;

    private SnowflakeLogin login(Proof proof) {
        URI address = URI.create(snowflake.address());
        return new SnowflakeLogin("wh", "acme", address, "auditor", null, null, proof, 60, false);
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private String name(Proof proof) {
        try (SnowflakeSession session = SnowflakeSession.open(login(proof))) {
            return session.query("select current_user()", row -> row.getString(1))
                    .get(0);
        }
    }

    @Test
    void everyProofOpensASession() {
        assertThat(name(new Proof.Key(pem(SnowflakeKeys.FIRST.getPrivate()), null)))
                .isEqualTo("AUDITOR");
        assertThat(name(new Proof.AccessToken(PAT))).isEqualTo("AUDITOR");
        assertThat(name(new Proof.OAuthToken(OAUTH))).isEqualTo("AUDITOR");
        assertThat(snowflake.sessions.open()).as("sessions left open").isZero();
        assertThat(snowflake.requests).doesNotContain("/telemetry/send");
    }

    /** So its way ends here at the driver, which has looked into the token by then. */
    @Test
    void theDriverGivesAWorkloadIdentityToSnowflakeAloneAndNoPartOfItIsTold() {
        String token = jwt("system:serviceaccount:data:plumbline");
        assertThatThrownBy(() -> name(new Proof.WorkloadIdentity("oidc", token)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("WORKLOAD_IDENTITY requires a recognized Snowflake host")
                .hasMessageNotContaining(token)
                .hasMessageNotContaining("serviceaccount");
        assertThat(snowflake.requests).isEmpty();
    }

    /** A token of an OIDC provider, as the driver looks into it: who issued it, and for whom. */
    private static String jwt(String subject) {
        String claims =
                "{\"iss\":\"https://oidc.example.org\",\"sub\":\"" + subject + "\",\"aud\":\"snowflakecomputing.com\"}";
        Base64.Encoder plain = Base64.getUrlEncoder().withoutPadding();
        return plain.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + plain.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + plain.encodeToString("signature".getBytes(StandardCharsets.UTF_8));
    }

    /** The ciphers of openssl's default and of Snowflake's documentation. */
    @ParameterizedTest
    @ValueSource(strings = {"aes-256-cbc", "des3"})
    void anEncryptedKeyOpensOneToo(String cipher) throws Exception {
        String pem = encrypted(cipher);
        assertThat(pem).contains("BEGIN ENCRYPTED PRIVATE KEY");
        assertThat(name(new Proof.Key(pem, "pass-of-anna"))).isEqualTo("AUDITOR");
        assertThatThrownBy(() -> name(new Proof.Key(pem, "guess-of-eve")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its passphrase is another one")
                .hasMessageNotContaining("guess-of-eve");
    }

    private String encrypted(String cipher) throws IOException, InterruptedException {
        Path plain = temp.resolve("plain.pem");
        Path key = temp.resolve("key.p8");
        Files.writeString(plain, pem(SnowflakeKeys.FIRST.getPrivate()));
        Process openssl = new ProcessBuilder(List.of(
                        "openssl",
                        "pkcs8",
                        "-topk8",
                        "-v2",
                        cipher,
                        "-in",
                        plain.toString(),
                        "-passout",
                        "pass:pass-of-anna",
                        "-out",
                        key.toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(openssl.exitValue())
                .as(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return Files.readString(key);
    }

    @Test
    void aRefusalSaysWhatToDoAndNoSecret() throws Exception {
        PrivateKey stranger =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        refused(new Proof.Key(pem(stranger), null), "the key is not one of this user's");
        refused(new Proof.AccessToken("token-of-eve"), "a programmatic access token is not valid here");
        refused(new Proof.OAuthToken("token-of-eve"), "an OAuth token is not valid here");
        snowflake.account.tokens.put("token-of-eve", new Account.Token("AUDITOR", "OAUTH", Instant.EPOCH));
        refused(new Proof.OAuthToken("token-of-eve"), "an OAuth token is over");
    }

    private void refused(Proof proof, String message) {
        assertThatThrownBy(() -> SnowflakeSession.open(login(proof)))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE);
                    assertThat(error.action()).isNotBlank().doesNotContain("token-of-eve");
                })
                .hasMessageContaining("source \"wh\": acme does not let auditor in")
                .hasMessageContaining(message)
                .hasMessageNotContaining("token-of-eve");
    }

    @Test
    void aStatementsFailureHasItsKind() {
        try (SnowflakeSession session = SnowflakeSession.open(login(new Proof.AccessToken(PAT)))) {
            kind(session, "select * from snowflake.account_usage.nope", SnowflakeFailure.Kind.HIDDEN);
            kind(session, "selec 1", SnowflakeFailure.Kind.OTHER);
            assertThat(session.query("select ?::number + 1", row -> row.getInt(1), 41))
                    .containsExactly(42);
        }
    }

    private static void kind(SnowflakeSession session, String sql, SnowflakeFailure.Kind kind) {
        assertThatThrownBy(() -> session.query(sql, row -> row.getString(1)))
                .isInstanceOfSatisfying(
                        SnowflakeFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void everyStatementIsTaggedAndLimitedAndOfOneRole() {
        name(new Proof.AccessToken(PAT));
        assertThat(snowflake.statements.ran)
                .extracting(Statements.Ran::sql)
                .containsExactly("use secondary roles none", "select current_user()");
        assertThat(snowflake.statements.ran).allSatisfy(ran -> assertThat(ran.parameters())
                .containsEntry("QUERY_TAG", SessionRules.QUERY_TAG)
                .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "60")
                .containsEntry("TIMEZONE", "UTC")
                .containsEntry("MULTI_STATEMENT_COUNT", "1"));
    }
}
