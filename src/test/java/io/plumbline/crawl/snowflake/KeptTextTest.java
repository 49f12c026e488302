package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {

    private static final String COMMENT = " /* {\"app\": \"dbt\", \"node_id\": \"model.shop.a\"} */";
    private static final String[] SECRETS = {"hunter-2-of-ann", "three words 4 ann's", "h" + "5".repeat(400)};

    /** The end of a text as the question asks for it. */
    private static String tail(String text) {
        int asked = KeptText.TAIL + KeptText.MARGIN;
        return KeptText.of(QueryGroup.EXTRACT, "QUERY_TEXT", text.substring(Math.max(0, text.length() - asked)));
    }

    private static String message(String text) {
        return KeptText.of(
                QueryFailures.EXTRACT,
                "ERROR_MESSAGE",
                text.substring(0, Math.min(text.length(), 300 + KeptText.MARGIN)));
    }

    @Test
    void aSecretInATextIsMasked() {
        assertThat(tail("create user a password = 'hunter-2-of-ann'" + COMMENT))
                .isEqualTo("create user a password = '<SECRET:password:1>'" + COMMENT);
        assertThat(message("bad token=abc123def456")).doesNotContain("abc123def456");
        assertThat(KeptText.of(QueryGroup.EXTRACT, "USER_NAME", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password = '%s'", "password='%s'", "identified by '%s'", "secret_key => '%s'"})
    void aCutAtAnyPlaceOfASecretLeavesNoneOfIt(String statement) {
        for (String secret : SECRETS) {
            String said = statement.formatted(secret.replace("'", "''"));
            for (int shift = 0; shift < said.length() + 40; shift++) {
                String after =
                        " comment = 'it is hers' " + "y".repeat(1_500 - 24 - COMMENT.length() - said.length() + shift);
                String kept = tail("x".repeat(900) + " alter user a set " + said + after + COMMENT);
                assertThat(kept).endsWith(COMMENT).hasSizeLessThanOrEqualTo(KeptText.TAIL);
                assertThat(kept).doesNotContain("hunter", "of-ann", "words 4", "55555555");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"password = '%s'", "token='%s'"})
    void aMessageThatIsCutInASecretHasNoneOfIt(String statement) {
        for (String secret : SECRETS) {
            String said = statement.formatted(secret.replace("'", "''"));
            for (int before = 200; before < 310; before++) {
                String kept = message("z".repeat(before) + " near " + said + " w".repeat(900));
                assertThat(kept)
                        .hasSizeLessThanOrEqualTo(300)
                        .doesNotContain("hunter", "of-ann", "words 4", "55555555");
            }
        }
    }

    @Test
    void aTokenWithoutAnyBlankThatIsCutGoesWhole() {
        String token = "eyJ" + "a1B2".repeat(700);
        assertThat(tail("call f('" + token + "')" + COMMENT))
                .doesNotContain("a1B2a1B2")
                .endsWith(COMMENT);
    }
}
