package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryCost;
import io.plumbline.crawl.QueryFailure;
import io.plumbline.crawl.QueryFailure.Kind;
import io.plumbline.crawl.QueryLimits;
import io.plumbline.crawl.QueryResult;
import io.plumbline.crawl.QueryResult.Cut;
import io.plumbline.crawl.QueryTarget;
import io.plumbline.crawl.QueryTrail;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guarded runner through the real driver. */
@Timeout(60)
class SnowflakeRunnerIT extends FakeSnowflakeSetup {

    private static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000000000))";
    private static final String USERS = "select name from snowflake.account_usage.users order by name";
    private static final QueryLimits WIDE = new QueryLimits(1_000, 1_000_000, 30, List.of());

    private final SnowflakeRunner runner = new SnowflakeRunner();
    private final List<String> trail = new ArrayList<>();
    private final QueryTrail taken =
            (query, account, user, role) -> trail.add(query.approval() + " " + account + " " + user + " " + role);

    private SourceSpec source() {
        Options options = new Options(Map.of(
                "account",
                "acme",
                "user",
                "auditor",
                "role",
                "READER",
                "warehouse",
                "AUDIT_WH",
                "token",
                PAT,
                "address",
                snowflake.address(),
                "allow-writing-role",
                true));
        return new SourceSpec("wh", "snowflake", options, 3, Path.of("."));
    }

    private QueryResult run(String sql, QueryLimits limits) {
        return runner.run(source(), new BoundedQuery(sql, limits, "a1:7"), taken, new Cancellation());
    }

    private QueryFailure failure(String sql, QueryLimits limits) {
        return catchThrowableOfType(QueryFailure.class, () -> run(sql, limits));
    }

    private long ran(String sql) {
        return snowflake.statements.ran.stream()
                .filter(ran -> ran.sql().equals(sql))
                .count();
    }

    private void users(String... names) throws SQLException {
        for (String name : names) {
            snowflake.seed("insert into snowflake.account_usage.users (name) values (?)", name);
        }
    }

    @Test
    void aQueryRunsOnceTaggedAndLimitedAndTakenDownBefore() throws SQLException {
        users("anna", "ben");
        QueryResult result = run(USERS, WIDE);
        assertThat(result.columns()).containsExactly("NAME");
        assertThat(result.rows()).containsExactly(List.of("anna"), List.of("ben"));
        assertThat(result.bytes()).isEqualTo(7);
        assertThat(result.cut()).isEqualTo(Cut.NONE);
        assertThat(result.queryId()).matches("[0-9a-f-]{36}");
        assertThat(trail).containsExactly("a1:7 ACME AUDITOR READER");
        assertThat(ran(USERS)).isOne();
        assertThat(snowflake.statements.ran)
                .extracting(Statements.Ran::sql)
                .containsExactly(
                        "use secondary roles none",
                        "select current_account(), current_user(), current_role(), current_warehouse()",
                        "show grants to role \"PUBLIC\"",
                        "show grants to role \"READER\"",
                        USERS);
        assertThat(snowflake.statements.ran).allSatisfy(ran -> assertThat(ran.parameters())
                .containsEntry("QUERY_TAG", "{\"app\":\"plumbline\",\"approval\":\"a1:7\"}")
                .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "30")
                .containsEntry("MULTI_STATEMENT_COUNT", "1"));
        assertThat(snowflake.sessions.open()).as("sessions left open").isZero();
    }

    @Test
    void whatIsNoPlainQueryIsNotSentAtAll() {
        for (String sql : List.of("delete from t", "select 1; select 2", "show tables", "select * from @stage")) {
            assertThat(failure(sql, WIDE).kind()).isEqualTo(Kind.REFUSED);
        }
        QueryLimits narrow = new QueryLimits(1, 1, 1, List.of("SHOP.MARTS"));
        assertThat(failure(USERS, narrow)).hasMessageContaining("SNOWFLAKE.ACCOUNT_USAGE.USERS");
        assertThat(snowflake.requests).isEmpty();
        assertThat(trail).isEmpty();
    }

    @Test
    void aRoleThatCouldWriteIsRefusedEvenWhereACrawlMayUseIt() {
        snowflake.account.grant("INSERT", "TABLE", "SHOP.PUBLIC.ORDERS", "READER");
        assertThat(failure(USERS, WIDE)).hasMessage("role READER could write: INSERT on TABLE SHOP.PUBLIC.ORDERS");
        snowflake.account.grants.removeIf(grant -> grant.privilege().equals("INSERT"));
        snowflake.account.grant("USAGE", "ROLE", "INNER", "READER");
        snowflake.account.grant("USAGE", "ROLE", "DEEP", "INNER");
        assertThat(failure(USERS, WIDE)).hasMessageContaining("of role DEEP; whether it could write is not known");
        assertThat(ran(USERS)).isZero();
        assertThat(trail).isEmpty();
    }

    @Test
    void whatIsNotTakenDownIsNotSent() {
        QueryTrail broken = (query, account, user, role) -> {
            throw new IllegalStateException("the ledger is full");
        };
        BoundedQuery query = new BoundedQuery(USERS, WIDE, "a1:7");
        assertThatThrownBy(() -> runner.run(source(), query, broken, new Cancellation()))
                .hasMessage("the ledger is full");
        assertThat(ran(USERS)).isZero();
    }

    @Test
    void aResultIsCutAtItsLimitOfRowsAndSaysSo() {
        String sql = "select seq8() from table(generator(rowcount => 5000))";
        QueryResult result = run(sql, new QueryLimits(1_200, 1_000_000, 30, List.of()));
        assertThat(result.rows()).hasSize(1_200);
        assertThat(result.cut()).isEqualTo(Cut.ROWS);
        assertThat(run(sql, new QueryLimits(5_000, 1_000_000, 30, List.of())).cut())
                .isEqualTo(Cut.NONE);
    }

    @Test
    void aResultIsCutAtItsLimitOfBytesAndSaysSo() throws SQLException {
        users("a".repeat(400), "b".repeat(400), "c".repeat(400), "d");
        QueryResult result = run(USERS, new QueryLimits(10, 1_000, 30, List.of()));
        assertThat(result.rows()).hasSize(2);
        assertThat(result.bytes()).isEqualTo(800);
        assertThat(result.cut()).isEqualTo(Cut.BYTES);
    }

    @Test
    void aQueryOutOfTimeIsEndedByTheServer() {
        QueryFailure failure = failure(ENDLESS, new QueryLimits(1, 100, 1, List.of()));
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.queryId()).isNotNull();
        assertThat(snowflake.sessions.open()).isZero();
    }

    @Test
    void aWishToStopEndsTheQueryAtTheServer() throws Exception {
        Cancellation wish = new Cancellation();
        BoundedQuery query = new BoundedQuery(ENDLESS, WIDE, "a1:7");
        CompletableFuture<QueryFailure> end = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(QueryFailure.class, () -> runner.run(source(), query, taken, wish)));
        while (ran(ENDLESS) == 0) {
            Thread.sleep(10);
        }
        wish.cancel();
        assertThat(end.get().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(snowflake.requests).contains("/queries/v1/abort-request");
        assertThat(catchThrowableOfType(QueryFailure.class, () -> runner.run(source(), query, taken, wish)))
                .hasMessage("stopped before it was sent");
        assertThat(ran(ENDLESS)).isOne();
    }

    @Test
    void anErrorOfTheWarehouseIsToldWithItsQueryId() {
        QueryFailure failure = failure("select nope from snowflake.account_usage.users", WIDE);
        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure).hasMessageContaining("invalid identifier 'nope'");
        assertThat(failure.queryId()).matches("[0-9a-f-]{36}");
    }

    @Test
    void aConnectionThatDropsDoesNotRunItTwice() {
        runner.run(
                source(),
                new BoundedQuery("select 1", WIDE, "a1:7"),
                (query, account, user, role) -> snowflake.faults.ofStatements(new Fault.Dropped()),
                new Cancellation());
        assertThat(ran("select 1")).isOne();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpAndNothingIsClaimed() {
        Fault[] always = Collections.nCopies(50, new Fault.Dropped()).toArray(Fault[]::new);
        BoundedQuery query = new BoundedQuery("select 1", WIDE, "a1:7");
        Cancellation wish = new Cancellation();
        QueryFailure failure = catchThrowableOfType(
                QueryFailure.class,
                () -> runner.run(
                        source(),
                        query,
                        (q, account, user, role) -> {
                            snowflake.faults.ofStatements(always);
                            CompletableFuture.runAsync(() -> cancelOnceItRan("select 1", wish));
                        },
                        wish));
        assertThat(failure.kind()).isIn(Kind.LOST, Kind.CANCELLED);
        assertThat(failure).message().isNotEqualTo("stopped before it was sent");
        assertThat(failure.queryId()).isNull();
        assertThat(ran("select 1")).isOne();
    }

    private void cancelOnceItRan(String sql, Cancellation wish) {
        while (ran(sql) == 0) {
            LockSupport.parkNanos(10_000_000);
        }
        wish.cancel();
    }

    @Test
    void thePlannerIsAskedAndTheQueryIsNotRun() {
        assertThat(runner.explain(source(), new BoundedQuery(USERS, WIDE, "a1:7")))
                .isEqualTo(new QueryCost(7, 100, 1_048_576));
        assertThat(ran(USERS)).isZero();
        assertThat(ran("explain using json " + USERS)).isOne();
        assertThatThrownBy(() -> runner.explain(source(), new BoundedQuery("drop table t", WIDE, "a1:7")))
                .isInstanceOf(QueryFailure.class);
        assertThat(ran("explain using json drop table t")).isZero();
    }

    @Test
    void theTargetIsToldWithoutAskingAnybody() {
        assertThat(runner.target(source()))
                .isEqualTo(new QueryTarget("wh", "acme", snowflake.address(), "auditor", "READER", "AUDIT_WH"));
        assertThat(snowflake.requests).isEmpty();
    }
}
