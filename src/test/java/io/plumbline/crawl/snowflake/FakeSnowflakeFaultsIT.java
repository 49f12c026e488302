package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go wrong on the way, and what the real driver makes of it. */
@Timeout(120)
class FakeSnowflakeFaultsIT extends FakeSnowflakeSetup {

    private static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000000000))";
    private static final String LONG = "select seq8() from table(generator(rowcount => 5000))";

    private static int rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private long ran(String sql) {
        return snowflake.statements.ran.stream()
                .filter(ran -> ran.sql().equals(sql))
                .count();
    }

    @Test
    void aBusyServerIsAskedAgain() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofStatements(new Fault.Status(503), new Fault.Status(503));
            assertThat(one(connection, "select 7")).isEqualTo("7");
            assertThat(ran("select 7")).isOne();
        }
    }

    @Test
    void aStatementWhoseAnswerIsLostIsNotRunTwice() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofStatements(new Fault.Dropped());
            assertThat(one(connection, "select 7")).isEqualTo("7");
            assertThat(ran("select 7")).isOne();
        }
    }

    @Test
    void aSessionThatIsTooOldIsRenewed() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofStatements(new Fault.Expired(false));
            assertThat(one(connection, "select 7")).isEqualTo("7");
            assertThat(snowflake.sessions.renewals).hasValue(1);
        }
    }

    @Test
    void aSessionThatCannotBeRenewedIsOver() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofStatements(new Fault.Expired(true));
            assertThatThrownBy(() -> one(connection, "select 7"))
                    .isInstanceOfSatisfying(SQLException.class, error -> assertThat(error.getErrorCode())
                            .isEqualTo(390114));
        }
    }

    @Test
    void aLateAnswerIsWaitedFor() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofStatements(new Fault.Slow(Duration.ofMillis(700)));
            assertThat(one(connection, "select 7")).isEqualTo("7");
        }
    }

    @Test
    void aLongStatementIsAskedForUntilItIsDone() throws SQLException {
        snowflake.patience = Duration.ofMillis(200);
        try (Connection connection = connect()) {
            assertThat(one(connection, "select system$wait(1)")).isEqualTo("waited 1 seconds");
        }
        assertThat(snowflake.requests).anyMatch(path -> path.matches("/queries/[0-9a-f-]+/result"));
    }

    @Test
    void aViewMayBeTakenAwayBetweenTwoStatements() throws SQLException {
        String sql = "select count(*) from snowflake.account_usage.query_history";
        try (Connection connection = connect()) {
            assertThat(one(connection, sql)).isEqualTo("0");
            snowflake.account.revoked.add("QUERY_HISTORY");
            assertThatThrownBy(() -> one(connection, sql))
                    .hasMessageContaining(
                            "Object 'SNOWFLAKE.ACCOUNT_USAGE.QUERY_HISTORY' does not exist or not authorized.")
                    .isInstanceOfSatisfying(SQLException.class, error -> assertThat(error.getErrorCode())
                            .isEqualTo(2003));
            assertThat(one(connection, "select count(*) from snowflake.account_usage.users"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aChunkThatFailsOnceIsFetchedAgain() throws SQLException {
        try (Connection connection = connect()) {
            snowflake.faults.ofChunks(new Fault.Status(503));
            assertThat(rows(connection, LONG)).isEqualTo(5_000);
        }
    }

    @Test
    void aChunkCutShortIsNeverTakenForAll() throws SQLException {
        try (Connection connection = connect("maxHttpRetries", 2)) {
            snowflake.faults.ofChunks(new Fault.Truncated());
            assertThat(rows(connection, LONG)).as("fetched again").isEqualTo(5_000);
            Fault[] always = Collections.nCopies(100, new Fault.Truncated()).toArray(Fault[]::new);
            snowflake.faults.ofChunks(always);
            assertThatThrownBy(() -> rows(connection, LONG)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aStatementOutOfTimeIsEnded() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter session set statement_timeout_in_seconds = 1");
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS))
                    .hasMessageContaining("timeout of 1 second(s)")
                    .isInstanceOfSatisfying(SQLException.class, error -> assertThat(error.getErrorCode())
                            .isEqualTo(630));
            assertThat(one(connection, "select 7")).isEqualTo("7");
        }
    }

    @Test
    void aClientOutOfPatienceEndsTheStatementAtTheServer() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS)).isInstanceOf(SQLException.class);
            assertThat(snowflake.requests).contains("/queries/v1/abort-request");
            assertThat(one(connection, "select 7")).isEqualTo("7");
        }
    }

    @Test
    void aCancelledStatementEnds() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> {
                try {
                    statement.executeQuery(ENDLESS);
                    return new AssertionError("it ended by itself");
                } catch (SQLException e) {
                    return e;
                }
            });
            while (ran(ENDLESS) == 0) {
                Thread.sleep(20);
            }
            statement.cancel();
            assertThat(end.get()).isInstanceOf(SQLException.class).hasMessageContaining("cancel");
            assertThat(one(connection, "select 7")).isEqualTo("7");
        }
    }

    @Test
    void arrowIsAskedForByMistakeLoudly() throws SQLException {
        try (Connection connection = connect("JDBC_QUERY_RESULT_FORMAT", "ARROW")) {
            assertThatThrownBy(() -> one(connection, "select 1")).hasMessageContaining("JDBC_QUERY_RESULT_FORMAT=JSON");
        }
    }
}
