package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings below have the shape of secrets and open nothing; they are put together so that no scanner stumbles. */
class RedactionTest {

    private static final String AWS = "AKIA" + "QWERTYUIOPASDFGH";
    private static final String GITHUB = "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String SLACK = "xoxb-" + "123456789012-abcdefGHIJKL";
    private static final String OPENAI = "sk-" + "proj-4fGh7JkL9mNpQrStUvWx";
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N";
    private static final String PEM = "-----BEGIN RSA PRIVATE"
            + " KEY-----\nMIIEpAIBAAKCAQEA7bq98\nmore+lines/of+key==\n" + "-----END RSA PRIVATE" + " KEY-----";

    private final Redaction redaction = new Redaction();

    @Test
    void masksAnAwsKeyInASeed() {
        assertThat(redaction.text("id,key\n1," + AWS + "\n")).isEqualTo("id,key\n1,<SECRET:aws_key:1>\n");
    }

    @Test
    void masksAPrivateKeyInAMacroAndKeepsTheLineNumbers() {
        String masked = redaction.text("{% macro key() %}\n" + PEM + "\n{% endmacro %}");
        assertThat(masked).startsWith("{% macro key() %}\n<SECRET:pem:1>").endsWith("\n{% endmacro %}");
        assertThat(masked.lines().count()).isEqualTo(6);
        assertThat(masked).doesNotContain("MII");
    }

    @Test
    void masksHalfAPrivateKey() {
        assertThat(redaction.text(PEM.substring(0, 60))).isEqualTo("<SECRET:pem:1>\n\n");
        assertThat(redaction.text("more+lines/of+key+and+more==\n-----END RSA PRIVATE" + " KEY-----"))
                .startsWith("<SECRET:pem:2>");
    }

    @Test
    void masksAPasswordInProfiles() {
        assertThat(redaction.text("  user: loader\n  password: hunter2-and-more\n  threads: 4"))
                .isEqualTo("  user: loader\n  password: <SECRET:password:1>\n  threads: 4");
        assertThat(redaction.text("  password: swordfish\n")).isEqualTo("  password: <SECRET:password:2>\n");
        assertThat(redaction.text("private_key_passphrase: \"correct horse\"")).contains("<SECRET:password:3>");
    }

    @Test
    void masksAJwtInAComment() {
        assertThat(redaction.text("-- try " + JWT + " here")).isEqualTo("-- try <SECRET:jwt:1> here");
    }

    @Test
    void givesTheSameSecretTheSameNumberInEveryText() {
        assertThat(redaction.text("a " + AWS)).isEqualTo("a <SECRET:aws_key:1>");
        assertThat(redaction.text("b " + AWS.replace('Q', 'R'))).isEqualTo("b <SECRET:aws_key:2>");
        assertThat(redaction.text("c " + AWS)).isEqualTo("c <SECRET:aws_key:1>");
        assertThat(redaction.count()).isEqualTo(2);
    }

    @Test
    void masksThePasswordOfAnAddress() {
        assertThat(redaction.text("git: https://bot:s3cr3tpw@git.example.com/shop.git"))
                .isEqualTo("git: https://bot:<SECRET:url_password:1>@git.example.com/shop.git");
        assertThat(redaction.text("https://0123456789abcdef0123456789@git.example.com"))
                .isEqualTo("https://<SECRET:url_token:1>@git.example.com");
    }

    @Test
    void masksATokenInACommitMessage() {
        assertThat(redaction.text("Use " + GITHUB + " for the mirror"))
                .isEqualTo("Use <SECRET:github_token:1> for the mirror");
        assertThat(redaction.text(SLACK)).isEqualTo("<SECRET:slack_token:1>");
        assertThat(redaction.text(OPENAI)).isEqualTo("<SECRET:api_key:1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER x PASSWORD = 'hunter2!'",
                "ALTER USER x SET PASSWORD='hunter2!'",
                "create role x identified by 'hunter2!'",
                "create user x password=>'hunter2!'",
                "AWS_SECRET_KEY='hunter2!'",
                "client_secret := 'hunter2!'",
                "{\"api_key\": \"hunter2!\"}",
            })
    void masksAPasswordInSql(String sql) {
        assertThat(redaction.text(sql)).doesNotContain("hunter2").contains("<SECRET:password:1>");
    }

    @Test
    void masksASecretInAnExceptionsMessage() {
        assertThat(redaction.text("401 from https://api: Authorization: Bearer abcdefghijklmnop1234"))
                .isEqualTo("401 from https://api: Authorization: Bearer <SECRET:authorization:1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9f2c41d07ab35e6688d1c0f7e4b2a95d3c8e1f60",
                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "550e8400-e29b-41d4-a716-446655440000",
                "unique_key: order_id",
                "surrogate_key = md5(a || b)",
                "password: \"{{ env_var('DBT_PASSWORD') }}\"",
                "password: ${DB_PASSWORD}",
                "select token_count, secret_santa from gifts",
                "where u.password_hash = o.password_hash",
                "password = new_password",
                "- name: password\n  description: The hashed password of the user",
                "token: string",
                "access_token varchar(200)",
                "the task sk-ip-this-one-please is no key",
                "https://git.example.com/shop/dbt/blob/9f2c41d07ab35e6688d1c0f7e4b2a95d3c8e1f60/a.sql#L1",
                "https://example.com:8443/path@2x.png",
                "primary_key: [order_id, line_number2]",
                "sort_key=created_at_2024",
            })
    void leavesWhatIsNoSecret(String text) {
        assertThat(redaction.text(text)).isSameAs(text);
    }

    @Test
    void changesNothingTheSecondTime() {
        String once = redaction.text("password: hunter2-x\nkey " + AWS + "\nhttps://a:b1b2b3@host/");
        assertThat(redaction.text(once)).isEqualTo(once);
    }

    @Test
    void masksInsideNestedValues() {
        assertThat(redaction.value(Map.of("query", List.of("key " + AWS, 3, true))))
                .isEqualTo(Map.of("query", List.of("key <SECRET:aws_key:1>", 3, true)));
    }

    @ParameterizedTest
    @CsvSource({"password=,a", "aws ,a", "-----BEGIN PRIVATE KEY-----,\\n", "https://,a:", "eyJ,eyJ.", "token: \",\\\\"
    })
    void staysFastOnHostileText(String start, String repeated) {
        String text = start + repeated.replace("\\n", "\n").repeat(300_000);
        long before = System.nanoTime();
        redaction.text(text);
        assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
    }
}
