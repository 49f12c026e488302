package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.FailedLogins;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go wrong in the middle of a crawl: nothing is lost, nothing counts twice, nothing is found that is not there. */
@Timeout(120)
class CrawlFaultsIT extends CrawlSetup {

    /** Stands in the question about queries and in no other. */
    private static final String QUERIES = "as first_day";

    private static final String METERING = "sum(credits_used_compute)";

    private static final ProjectGraph SHOP = new DbtReader()
            .read(Trees.open(Path.of("examples/shop").toAbsolutePath(), "shop").tree(), "", DbtSettings.defaults());

    /** The text of the files of a crawl that nothing disturbs. */
    private Map<String, String> whole() {
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.gaps()).isEmpty();
            return texts(crawl.files());
        }
    }

    private static Set<String> findings(List<WarehouseAccount> accounts) {
        Estate estate = new Estate(List.of(SHOP), List.of(), List.of(), List.of(), accounts, List.of());
        return Audit.ofAllRules().run(estate, AuditSettings.defaults()).findings().stream()
                .map(Finding::fingerprint)
                .collect(Collectors.toSet());
    }

    @Test
    void aTokenThatIsRenewedAServerThatIsBusyAndALostAnswerChangeNothing() throws SQLException {
        seed();
        Map<String, String> whole = whole();
        snowflake.faults.ofStatements(QUERIES, new Fault.Expired(false), new Fault.Status(503), new Fault.Status(503));
        snowflake.faults.ofStatements(METERING, new Fault.Dropped());
        snowflake.faults.ofStatements("show warehouses", new Fault.Slow(Duration.ofMillis(300)));

        assertThat(whole()).isEqualTo(whole);
        assertThat(snowflake.sessions.renewals).hasValue(1);
    }

    @Test
    void aSessionThatCannotBeRenewedIsOpenedOnceMore() throws SQLException {
        seed();
        Map<String, String> whole = whole();
        snowflake.faults.ofStatements(QUERIES, new Fault.Expired(true));

        assertThat(whole()).isEqualTo(whole);
        assertThat(snowflake.requests)
                .filteredOn("/session/v1/login-request"::equals)
                .hasSize(3);
    }

    @Test
    void aTokenThatIsOverInTheMiddleStopsTheCrawlAndIsTold() throws SQLException {
        seed();
        snowflake.faults.refusal = (sql, bound) -> {
            if (sql.contains(QUERIES)) {
                snowflake.sessions.expire(true);
                snowflake.account.tokens.clear();
                return new SnowflakeError("390114", "08001", "Authentication token has expired.");
            }
            return null;
        };
        assertThatThrownBy(() -> crawl(Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not valid here")
                .message()
                .doesNotContain(PAT);
    }

    @Test
    void chunksThatBreakOffAreFetchedAgainAndEveryRowComesOnce() throws SQLException {
        seed();
        snowflake.seed("insert into snowflake.account_usage.users (name, type, has_password, has_mfa)"
                + " select 'USER_' || n, 'PERSON', false, true from"
                + " (select seq8() as n from table(generator(rowcount => 6000)))");
        Map<String, String> whole = whole();
        assertThat(whole.get("users.csv").lines()).hasSize(6_001).doesNotHaveDuplicates();
        snowflake.faults.ofChunks(new Fault.Truncated(), new Fault.Status(503));

        assertThat(whole()).isEqualTo(whole);
    }

    @Test
    void aQuestionOutOfTimeCostsItsExtractOnly() throws SQLException {
        seed();
        snowflake.faults.refusal = (sql, bound) -> sql.contains(QUERIES)
                ? new SnowflakeError("000630", "57014", "Statement reached its statement or warehouse timeout of 60 s.")
                : null;
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).contains("warehouse_days.csv").doesNotContain("queries.csv");
            assertThat(crawl.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.what()).isEqualTo("extract queries.csv");
                assertThat(gap.why()).contains("(630)", "not evaluated");
            });
            assertThat(findings(List.of(account(crawl)))).isEqualTo(findings(List.of()));
        }
    }

    @Test
    void aGrantThatIsTakenBackInTheMiddleCostsItsExtractOnly() throws SQLException {
        seed();
        snowflake.faults.refusal = (sql, bound) -> {
            if (sql.contains(METERING)) {
                snowflake.account.revoked.add("QUERY_HISTORY");
            }
            return null;
        };
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).contains("warehouse_days.csv").doesNotContain("queries.csv");
            assertThat(crawl.gaps())
                    .extracting(Gap::what)
                    .containsExactlyElementsOf(AccountQuery.ALL.stream()
                            .filter(query -> query.views().contains("QUERY_HISTORY")
                                    && !query.views().contains("ACCESS_HISTORY"))
                            .map(query -> "extract " + query.extract().file())
                            .toList());
        }
    }

    @Test
    void anAccountThatAnswersNothingIsToldAndNoMistakeOfOurs() {
        snowflake.faults.refusal = (sql, bound) -> new SnowflakeError("000603", "XX000", "Processing aborted.");
        assertThatThrownBy(() -> crawl(Map.of())).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE);
            assertThat(error.getMessage()).contains("Processing aborted.");
        });
    }

    @Test
    void viewsWithoutRowsAreEvaluatedAndNothingIsFound() {
        try (Crawl crawl = crawl(Map.of())) {
            WarehouseAccount account = account(crawl);
            assertThat(crawl.gaps()).isEmpty();
            assertThat(account.tells(List.of(QueryGroup.EXTRACT, StoredTable.EXTRACT, WarehouseDay.EXTRACT)))
                    .isTrue();
            assertThat(account.rows(QueryGroup.EXTRACT)).isEmpty();
            assertThat(findings(List.of(account))).isEqualTo(findings(List.of()));
        }
    }

    @Test
    void theAccountsClockCountsAndADayThatIsNotOverIsLeftOut() throws SQLException {
        seed();
        for (String time : List.of("2026-11-01T08:00:00Z", "2026-11-01T23:59:59Z", "2026-11-02T07:59:59Z")) {
            snowflake.account.now = Instant.parse(time);
            assertThat(account().until()).as(time).isEqualTo("2026-11-01");
        }
        snowflake.account.now = Instant.parse("2026-11-01T07:59:59Z");
        assertThat(account().until()).isEqualTo("2026-10-31");
        assertThat(account().rows(WarehouseDay.EXTRACT))
                .extracting(WarehouseDay::warehouse)
                .doesNotContain("ADAPTIVE");
    }

    @Test
    void rowsThatComeTwiceCountOnce() throws SQLException {
        seed();
        Map<String, String> whole = whole();
        for (String view : List.of("query_history", "query_attribution_history", "warehouse_metering_history")) {
            snowflake.seed(
                    "insert into snowflake.account_usage." + view + " select * from snowflake.account_usage." + view);
        }
        assertThat(whole()).isEqualTo(whole);
    }

    @Test
    void ofHoursWithAsManyFailedLoginsTheLastOneIsTold() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.login_history (event_id, event_timestamp, user_name, is_success,
                    error_message) values
                  (1, '2026-10-20 01:10:00+00:00'::timestamp_ltz, 'ANN', 'NO', 'c'),
                  (2, '2026-10-22 03:10:00+00:00'::timestamp_ltz, 'ANN', 'NO', 'a'),
                  (3, '2026-10-21 02:10:00+00:00'::timestamp_ltz, 'ANN', 'NO', 'b')""");
        assertThat(account().rows(FailedLogins.EXTRACT))
                .extracting(logins -> logins.hour() + " " + logins.error() + " " + logins.failed())
                .containsExactly("2026-10-22 03 a 3");
    }

    @Test
    void creditsOfAQueryThatWaitedOverMidnightAreItsOwnDaysAndNoneAreLost() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.query_history (query_id, query_parameterized_hash, warehouse_name,
                    start_time, execution_status) values
                  ('late', 'h', 'WH', '2026-10-31 23:59:00+00:00'::timestamp_ltz, 'SUCCESS'),
                  ('next', 'h', 'WH', '2026-11-01 00:01:00+00:00'::timestamp_ltz, 'SUCCESS')""");
        snowflake.seed("""
                insert into snowflake.account_usage.query_attribution_history (query_id, start_time,
                    credits_attributed_compute) values
                  ('late', '2026-11-01 00:02:00+00:00'::timestamp_ltz, 0.5),
                  ('next', '2026-11-01 00:02:00+00:00'::timestamp_ltz, 8)""");
        assertThat(account().rows(QueryGroup.EXTRACT)).singleElement().satisfies(group -> {
            assertThat(group.credits()).isEqualByComparingTo("0.5");
            assertThat(group.runs()).isOne();
        });
    }

    @Test
    void aTableThatWasRenamedOrMadeAnewIsThereOnce() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.tables (table_id, table_catalog, table_schema, table_name, table_type,
                    created, last_ddl, deleted) values
                  (1, 'A', 'M', 'NEW_NAME', 'BASE TABLE', '2025-01-01'::timestamp_ltz, '2026-10-30'::timestamp_ltz, null),
                  (2, 'A', 'M', 'DAILY', 'BASE TABLE', '2026-10-30'::timestamp_ltz, '2026-10-31'::timestamp_ltz,
                      '2026-10-31'::timestamp_ltz),
                  (3, 'A', 'M', 'DAILY', 'BASE TABLE', '2026-10-31'::timestamp_ltz, '2026-10-31'::timestamp_ltz, null)""");
        snowflake.seed("""
                insert into snowflake.account_usage.table_storage_metrics (id, table_name, active_bytes, deleted) values
                  (1, 'OLD_NAME', 10, false), (2, 'DAILY', 20, true), (3, 'DAILY', 30, false)""");
        assertThat(account().rows(StoredTable.EXTRACT))
                .extracting(table -> table.id() + " " + table.label() + " " + table.activeBytes())
                .containsExactlyInAnyOrder("1 A.M.NEW_NAME 10", "3 A.M.DAILY 30");
    }

    @Test
    void aListThatIsCutOffIsAskedForByTheBeginningOfNames() {
        for (int i = 0; i <= Shows.CAP; i++) {
            snowflake.account.warehouse("WH_" + i, Map.of());
        }
        for (String name : List.of("WHX", "_odd", "it's 100%", "wh_", "WH")) {
            snowflake.account.warehouse(name, Map.of());
        }
        snowflake.account.grant("MONITOR", "ACCOUNT", "MANAGE WAREHOUSES", "READER");
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.gaps())
                    .as("all are listed; for their parameters each would have to be asked for by itself")
                    .extracting(Gap::what)
                    .containsExactly("rows of statement_limits.csv");
            assertThat(account(crawl).rows(VirtualWarehouse.EXTRACT))
                    .extracting(VirtualWarehouse::name)
                    .doesNotHaveDuplicates()
                    .hasSize(Shows.CAP + 7) // the one it runs on, too
                    .contains("WH_0", "WH_" + Shows.CAP, "WHX", "_odd", "it's 100%", "wh_", "WH");
        }
    }

    @Test
    void aListThatNoFilterReachesIsAGap() {
        for (int i = 0; i < Shows.CAP; i++) {
            snowflake.account.warehouse("WH_" + i, Map.of());
        }
        snowflake.account.grant("MONITOR", "ACCOUNT", "MANAGE WAREHOUSES", "READER");
        snowflake.account.filtersFirstRows = true;
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.gaps())
                    .extracting(Gap::what, Gap::why)
                    .contains(
                            tuple("rows of warehouses.csv", "there are 10000; what comes after them is not evaluated"));
        }
    }
}
