package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.HomeDatabase;
import io.plumbline.cli.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets of jobs.yml and secrets that stand in texts of queries, asked for or unloaded into a folder, are nowhere in what a run
 * writes, says and keeps.
 */
class SecretsIT extends FakeSnowflakeSetup {

    private static final String LITERAL = "hunter-2-of-ann";
    private static final String AWS = "AKIAIOSFODNN7EXAMPLF";
    private static final String PASSPHRASE = "pass-of-the-key-9";
    private static final String UNLOADED = "secret-that-was-unloaded-3";
    private static final String KEY = Base64.getMimeEncoder()
            .encodeToString(SnowflakeKeys.FIRST.getPrivate().getEncoded());

    @TempDir
    Path folder;

    @BeforeEach
    void plant() throws SQLException {
        snowflake.account.now = Instant.parse("2026-11-01T09:00:00Z");
        for (int i = 0; i < 3; i++) {
            snowflake.seed(
                    """
                    insert into snowflake.account_usage.query_history (query_id, query_parameterized_hash, warehouse_name,
                        user_name, start_time, execution_status, error_code, error_message, query_tag, query_text)
                    values (?, 'h', 'WH', 'ANN', '2026-10-20 10:00:00+00:00'::timestamp_ltz, 'FAIL', 1003, ?, ?, ?)""",
                    "q" + i,
                    "syntax error near password = '" + LITERAL + "'",
                    "{\"token\": \"" + LITERAL + "\"}",
                    "x".repeat(2_000) + " create user b password = '" + LITERAL + "' -- " + AWS);
        }
        snowflake.seed("""
                insert into snowflake.account_usage.views (table_id, table_catalog, table_schema, table_name,
                    view_definition) values (1, 'A', 'M', 'V', ?)""", "create view v as select * from t where password = '" + LITERAL + "' -- " + AWS);
        snowflake.seed("""
                insert into snowflake.account_usage.query_attribution_history (query_id, start_time, credits_attributed_compute)
                values ('q0', '2026-10-20 10:00:00+00:00'::timestamp_ltz, 50)""");
    }

    private Path jobs() throws IOException {
        Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        Files.writeString(folder.resolve("pat"), PAT);
        Files.writeString(folder.resolve("oauth"), OAUTH);
        Files.writeString(folder.resolve("wrong"), "token-that-is-wrong-7");
        unload();
        String common = "type: snowflake, account: acme, user: auditor, role: READER, warehouse: AUDIT_WH, address: \""
                + snowflake.address() + "\"";
        return Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources:
                  key: {%1$s, key-file: key.pem}
                  locked: {%1$s, key-file: key.pem, key-passphrase: "${file:passphrase}"}
                  pat: {%1$s, token: "${file:pat}", price-per-credit: "3.00"}
                  oauth: {%1$s, login: oauth, token: "${file:oauth}"}
                  wrong: {%1$s, token: "${file:wrong}"}
                  unloaded: {type: snowflake-export, path: extracts}
                jobs:
                  nightly: {sources: [key, locked, pat, oauth, wrong, unloaded]}
                """.formatted(common));
    }

    private void unload() throws IOException {
        Path extracts = Files.createDirectories(folder.resolve("extracts"));
        Files.writeString(
                extracts.resolve("account.csv"), "FROM_DAY,UNTIL_DAY,PRICE_PER_CREDIT\n2026-10-01,2026-10-31,3.00\n");
        Files.writeString(extracts.resolve("query_failures.csv"), """
                QUERY_PARAMETERIZED_HASH,ERROR_CODE,RUNS,CREDITS,USER_NAME,ERROR_MESSAGE,QUERY_TAG,QUERY_TEXT
                h9,1003,40,9.5,ANN,near password = '%1$s',"{""token"": ""%1$s""}",create user c password = '%1$s'
                """.formatted(UNLOADED));
        Files.writeString(extracts.resolve("task_runs.csv"), """
                NAME,RUNS
                T,password = '%s'
                """.formatted(UNLOADED));
        Files.writeString(extracts.resolve("notes.md"), "password: " + UNLOADED + "\n");
    }

    @Test
    void nothingThatARunLeavesHoldsOne() throws IOException, SQLException {
        PrintStream err = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        Told run;
        Told doctor;
        String jobs = jobs().toString();
        try {
            System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
            run = Told.by("run", "nightly", "--jobs", jobs);
            doctor = Told.by("doctor", "--jobs", jobs);
        } finally {
            System.setErr(err);
        }
        assertThat(run.exit()).as(run.err()).isZero();
        String database = HomeDatabase.dump(folder.resolve(".plumbline"));
        List<String> left = new ArrayList<>(List.of(
                run.out() + run.err(), doctor.out() + doctor.err(), logged.toString(StandardCharsets.UTF_8), database));
        left.addAll(files(folder.resolve("reports")));
        left.addAll(files(folder.resolve(".plumbline/accounts")));

        assertThat(database).as("the texts are there").contains("create user b password = '<SECRET:");
        assertThat(database).as("views, too").contains("create view v as select * from t where password = '<SECRET:");
        assertThat(database).as("those of the folder are, too").contains("create user c password = '<SECRET:");
        for (String secret : List.of(
                LITERAL,
                UNLOADED,
                AWS,
                PASSPHRASE,
                PAT,
                OAUTH,
                "token-that-is-wrong-7",
                KEY.substring(0, 40),
                KEY.substring(800, 840))) {
            assertThat(left).as(secret).noneMatch(text -> text.contains(secret));
        }
    }

    /** The text of every file below a folder, unpacked. */
    private static List<String> files(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file);
                        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
                    texts.add(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
