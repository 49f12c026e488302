package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnowflakeLoginTest {

    @TempDir
    Path temp;

    private SnowflakeLogin login(Object... options) {
        Map<String, Object> all = new HashMap<>(Map.of("account", "acme-analytics", "user", "plumbline"));
        for (int i = 0; i < options.length; i += 2) {
            all.put((String) options[i], options[i + 1]);
        }
        return SnowflakeLogin.of(new SourceSpec("wh", "snowflake", new Options(all), 7, temp));
    }

    private void write(String label) throws IOException {
        String body = Base64.getMimeEncoder()
                .encodeToString(SnowflakeKeys.FIRST.getPrivate().getEncoded());
        Files.writeString(
                temp.resolve("key.p8"), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    @Test
    void aKeyFileIsReadFromTheFolderOfJobsYml() throws IOException {
        write("PRIVATE KEY");
        Properties properties = login("key-file", "key.p8", "role", "READER").properties();
        assertThat(properties)
                .containsEntry("authenticator", "SNOWFLAKE_JWT")
                .containsEntry("role", "READER")
                .containsEntry("account", "acme-analytics")
                .doesNotContainKeys("password", "token", "warehouse");
        assertThat(new String(Base64.getDecoder().decode(properties.getProperty("private_key_base64"))))
                .isEqualTo(Files.readString(temp.resolve("key.p8")));
    }

    @Test
    void aTokenIsAProgrammaticAccessTokenUnlessItSaysOauth() {
        assertThat(login("token", "t").proof()).isEqualTo(new Proof.AccessToken("t"));
        assertThat(login("token", "t", "login", "oauth").proof()).isEqualTo(new Proof.OAuthToken("t"));
        assertThat(login("login", "external-browser").proof()).isEqualTo(new Proof.Browser());
        assertThat(login("login", "external-browser").properties())
                .containsEntry("authenticator", "EXTERNALBROWSER")
                .containsEntry("clientStoreTemporaryCredential", "false");
    }

    @Test
    void aWorkloadIdentityIsVouchedForByATokenOrByTheMachine() {
        assertThat(login("login", "workload-identity", "token", "t").proof())
                .isEqualTo(new Proof.WorkloadIdentity("oidc", "t"));
        assertThat(login("login", "workload-identity", "identity-provider", "aws")
                        .properties())
                .containsEntry("authenticator", "WORKLOAD_IDENTITY")
                .containsEntry("workloadIdentityProvider", "AWS")
                .doesNotContainKey("token");
        assertThatThrownBy(() -> login("login", "workload-identity", "identity-provider", "ibm"))
                .hasMessageContaining("expected one of oidc, aws, azure, gcp");
        assertThatThrownBy(() -> login("login", "workload-identity", "identity-provider", "gcp", "token", "t"))
                .hasMessageContaining("gcp vouches for this machine itself");
        assertThat(login("login", "workload-identity", "token", "token-of-anna").toString())
                .doesNotContain("token-of-anna");
    }

    @Test
    void aSessionIsSetUpToReadAndToTellNothing() {
        assertThat(login("token", "t", "timeout-seconds", 600).properties())
                .containsEntry("JDBC_QUERY_RESULT_FORMAT", "JSON")
                .containsEntry("CLIENT_TELEMETRY_ENABLED", "false")
                .containsEntry("disablePlatformDetection", "true")
                .containsEntry("enablePutGet", "false")
                .containsEntry("TIMEZONE", "UTC")
                .containsEntry("MULTI_STATEMENT_COUNT", "1")
                .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "600")
                .containsEntry("QUERY_TAG", "{\"app\":\"plumbline\"}");
    }

    @Test
    void theAddressIsMadeOfTheAccount() {
        assertThat(login("token", "t").url()).isEqualTo("jdbc:snowflake://acme-analytics.snowflakecomputing.com:443/");
        assertThat(login("token", "t", "account", "ACME_X").url())
                .isEqualTo("jdbc:snowflake://ACME-X.snowflakecomputing.com:443/");
        assertThat(login("token", "t", "address", "http://127.0.0.1:8080").url())
                .isEqualTo("jdbc:snowflake://127.0.0.1:8080/?ssl=off");
    }

    @Test
    void secretsAreNotPrinted() throws IOException {
        write("ENCRYPTED PRIVATE KEY");
        assertThat(login("key-file", "key.p8", "key-passphrase", "pass-of-anna").toString())
                .contains("a private key")
                .doesNotContain("pass-of-anna")
                .doesNotContain("BEGIN");
        assertThat(login("token", "token-of-anna") + " " + login("token", "token-of-anna", "login", "oauth"))
                .doesNotContain("token-of-anna");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    account | https://acme.snowflakecomputing.com | expected an account identifier
                    account | acme/x?y=z                          | expected an account identifier
                    user    | ''                                  | has no "user"
                    login   | password                            | expected one of key-pair, programmatic-access-token
                    login   | oauth                               | logs in by oauth and has no "token"
                    login   | key-pair                            | logs in by key-pair and has no "key-file"
                    address | http://acme.snowflakecomputing.com  | expected https:// and a host
                    address | https://me:secret@acme.com          | expected https:// and a host
                    key-file | gone.p8                            | which does not exist
                    """)
    void aWrongOptionIsSaidWithItsPlace(String option, String value, String message) {
        Object[] options = option.equals("login") || option.equals("key-file")
                ? new Object[] {option, value}
                : new Object[] {"token", "t", option, value};
        assertThatThrownBy(() -> login(options))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
                    assertThat(error.action()).isNotBlank();
                })
                .hasMessageStartingWith("jobs.yml:7: source \"wh\" ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret@");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PRIVATE KEY, , which is PKCS#1",
        "PUBLIC KEY, , holds no private key",
        "ENCRYPTED PRIVATE KEY, , is encrypted and no passphrase",
        "PRIVATE KEY, secret, is not encrypted and a passphrase"
    })
    void aKeyOfAnotherKindIsSaid(String label, String passphrase, String message) throws IOException {
        write(label);
        Object[] options = passphrase == null
                ? new Object[] {"key-file", "key.p8"}
                : new Object[] {"key-file", "key.p8", "key-passphrase", passphrase};
        assertThatThrownBy(() -> login(options)).hasMessageContaining(message).hasMessageNotContaining("secret");
    }
}
