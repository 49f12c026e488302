package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.plumbline.crawl.Crawl;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.Spread;
import io.plumbline.model.account.WarehouseDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** History is asked for by days; what is settled is kept, and the sums stay those of the window as a whole. */
@Timeout(120)
class SlicesIT extends CrawlSetup {

    /** Thirty days and some more on both sides, with queries that wait over midnight and rows that come twice. */
    @BeforeEach
    void history() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.query_history (query_id, query_parameterized_hash,
                    warehouse_name, user_name,
                    start_time, end_time, execution_status, bytes_spilled_to_remote_storage, partitions_scanned,
                        partitions_total,
                    query_tag, query_text)
                select 'q' || n, 'h' || mod(n * 7, 61), case when mod(n, 3) = 0 then 'A_WH' else 'B_WH' end,
                    'U' || mod(n, 5),
                    dateadd('minute', n * 17, '2026-09-29 00:00:00+00:00'::timestamp_ltz),
                    dateadd('minute', n * 17 + 3, '2026-09-29 00:00:00+00:00'::timestamp_ltz),
                    case when mod(n, 11) = 0 then 'FAIL' else 'SUCCESS' end, case when mod(n, 4) = 0 then n end,
                        mod(n, 9), 10,
                    case when mod(n, 6) = 0 then '' else 'tag ' || mod(n, 4) end, 'select ' || mod(n, 13)
                from (select seq8() as n from table(generator(rowcount => 3200)))""");
        snowflake.seed("""
                insert into snowflake.account_usage.query_attribution_history (query_id, start_time, end_time,
                    credits_attributed_compute)
                select query_id, dateadd('minute', 16, start_time), end_time, 0.1 * (1 + mod(partitions_scanned, 3))
                from snowflake.account_usage.query_history""");
        snowflake.seed("""
                insert into snowflake.account_usage.query_history
                select * from snowflake.account_usage.query_history where partitions_scanned = 4""");
        snowflake.seed("""
                insert into snowflake.account_usage.warehouse_metering_history (warehouse_id, warehouse_name,
                    start_time,
                    credits_used_compute, credits_attributed_compute_queries)
                select 1 + mod(n, 2), case when mod(n, 2) = 0 then 'A_WH' else 'B_WH' end,
                    dateadd('hour', n, '2026-09-29 00:00:00+00:00'::timestamp_ltz), 0.123456789 + n,
                        case when n < 700 then n end
                from (select seq8() as n from table(generator(rowcount => 900)))""");
        for (String warehouse : List.of("A_WH", "B_WH")) {
            snowflake.account.warehouse(warehouse, Map.of());
            snowflake.account.grant("MONITOR", "WAREHOUSE", warehouse, "READER");
        }
    }

    /** Windows that were asked of a question, in order. */
    private List<String> asked(AccountQuery query) {
        return snowflake.statements.ran.stream()
                .filter(ran -> ran.sql().equals(query.byDay()))
                .map(ran -> ran.bound().get(0) + "/" + ran.bound().get(1))
                .toList();
    }

    private static AccountQuery query(Object extract) {
        return AccountQuery.ALL.stream()
                .filter(query -> query.extract().equals(extract))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> crawled() {
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.gaps()).isEmpty();
            return texts(crawl.files());
        }
    }

    /** The rows of a text, numbers without the zeros at their end. */
    private static List<List<String>> rows(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .skip(1)
                .map(row -> row.getFields().stream().map(SlicesIT::plain).toList())
                .toList();
    }

    private static String plain(String cell) {
        if (cell != null && cell.matches("(\\d+:\\d+ ?)+")) {
            return Spread.parse(cell).toString();
        }
        return Objects.requireNonNullElse(cell, "").matches("-?\\d+\\.\\d+")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : Objects.requireNonNullElse(cell, "");
    }

    @Test
    void theDaysSumUpToWhatOneStatementSaysOfTheWindow() {
        Map<String, String> files = crawled();
        List<AccountQuery> daily = AccountQuery.ALL.stream()
                .filter(query -> query.daily() != null
                        && files.containsKey(query.extract().file()))
                .toList();
        SnowflakeLogin login = new SnowflakeLogin(
                "wh",
                "acme",
                URI.create(snowflake.address()),
                "auditor",
                "READER",
                "AUDIT_WH",
                new Proof.AccessToken(PAT),
                60,
                false);
        try (SnowflakeSession session = SnowflakeSession.open(login)) {
            for (AccountQuery query : daily) {
                Object[] window = Stream.generate(() -> List.of("2026-10-02", "2026-11-01"))
                        .limit(query.wholeWindows())
                        .flatMap(List::stream)
                        .toArray();
                List<List<String>> whole = session.query(
                        query.whole(),
                        row -> {
                            List<String> cells = new ArrayList<>();
                            for (String column : query.extract().columns()) {
                                cells.add(plain(row.getString(column)));
                            }
                            return cells;
                        },
                        window);
                assertThat(rows(files.get(query.extract().file())))
                        .as(query.extract().file())
                        .isEqualTo(whole);
            }
        }
        assertThat(rows(files.get("queries.csv"))).hasSize(61);
        assertThat(rows(files.get("warehouse_days.csv"))).hasSize(60);
    }

    @Test
    void whatIsSettledIsNotAskedAgainAndWhatIsNotIsAskedWhole() throws SQLException {
        crawled();
        assertThat(asked(query(QueryGroup.EXTRACT)))
                .containsExactly("2026-10-02/2026-10-12", "2026-10-12/2026-10-22", "2026-10-22/2026-11-01");
        snowflake.statements.ran.clear();
        snowflake.seed("update snowflake.account_usage.query_history set execution_status = 'FAIL'");
        snowflake.account.now = Instant.parse("2026-11-02T09:00:00Z");

        WarehouseAccount account = account();

        assertThat(asked(query(QueryGroup.EXTRACT))).containsExactly("2026-10-29/2026-11-02");
        assertThat(asked(query(WarehouseDay.EXTRACT))).containsExactly("2026-10-25/2026-11-02");
        long failed = account.rows(QueryGroup.EXTRACT).stream()
                .mapToLong(QueryGroup::failed)
                .sum();
        long runs = account.rows(QueryGroup.EXTRACT).stream()
                .mapToLong(QueryGroup::runs)
                .sum();
        long lastFour = 4 * 24 * 60 / 17;
        assertThat(runs).isBetween(30 * 24 * 60 / 17L, 30 * 24 * 60 / 17L + 1);
        assertThat(failed)
                .as("kept days say what they said")
                .isBetween(lastFour, lastFour + 1 + (runs - lastFour) / 10);
    }

    @Test
    void theSameDayAgainAsksForTheUnsettledDaysOnlyAndSaysTheSame() {
        Map<String, String> first = crawled();
        snowflake.statements.ran.clear();

        assertThat(crawled()).isEqualTo(first);
        assertThat(asked(query(QueryGroup.EXTRACT))).containsExactly("2026-10-29/2026-11-01");
    }

    @Test
    void aSliceThatTakesTooLongIsAskedInHalvesAndNothingChanges() throws IOException {
        Map<String, String> undisturbed = crawled();
        clean();
        snowflake.statements.ran.clear();
        refuseAbove(4);

        assertThat(crawled()).isEqualTo(undisturbed);
        List<String> asked = asked(query(QueryGroup.EXTRACT));
        assertThat(asked).startsWith("2026-10-02/2026-10-12", "2026-10-02/2026-10-07", "2026-10-02/2026-10-04");
        assertThat(asked.stream()
                        .filter(days -> length(days) <= 4)
                        .mapToLong(SlicesIT::length)
                        .sum())
                .as("every day once")
                .isEqualTo(30);
    }

    @Test
    void aDayThatTakesTooLongCostsTheExtractAndTheNextCrawlAsksForWhatIsMissing() throws IOException {
        Map<String, String> undisturbed = crawled();
        clean();
        snowflake.faults.refusal = (sql, bound) -> sql.contains("as first_day")
                        && bound.get(0).compareTo("2026-10-10") <= 0
                        && bound.get(1).compareTo("2026-10-10") > 0
                ? new SnowflakeError("000604", "57014", "SQL execution canceled")
                : null;
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).doesNotContain("queries.csv");
            assertThat(crawl.gaps()).extracting(Gap::what).containsExactly("extract queries.csv");
            assertThat(crawl.gaps().get(0).why())
                    .contains("(604)", "the next crawl asks for the days that are missing");
        }
        snowflake.faults.refusal = (sql, bound) -> null;
        snowflake.statements.ran.clear();

        assertThat(crawled()).isEqualTo(undisturbed);
        assertThat(asked(query(QueryGroup.EXTRACT))).first().asString().startsWith("2026-10-10/");
    }

    @Test
    void keptDaysThatCannotBeReadAreAskedAnewByTheNextCrawl() throws IOException {
        Map<String, String> whole = crawled();
        try (Stream<Path> files = Files.walk(home.resolve("accounts"))) {
            Path day = files.filter(file -> file.toString().contains("queries-") && file.endsWith("2026-10-09.csv.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(day, "half of it");
        }
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.gaps()).extracting(Gap::what).containsExactly("extract queries.csv");
        }
        assertThat(crawled()).isEqualTo(whole);
    }

    @Test
    void aCrawlLeavesSettledDaysAndNothingElse() throws IOException {
        crawled();
        try (Stream<Path> files = Files.walk(home.resolve("accounts"))) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> home.resolve("accounts").relativize(file).toString())
                    .toList();
            assertThat(names)
                    .allMatch(name ->
                            name.matches("ACME-[0-9a-f]{16}/[a-z_]+-[0-9a-f]{16}/2026-\\d\\d-\\d\\d\\.csv\\.gz"));
            assertThat(names).filteredOn(name -> name.contains("/queries-")).hasSize(27);
            assertThat(names)
                    .filteredOn(name -> name.contains("/warehouse_days-"))
                    .hasSize(23);
        }
    }

    @Test
    void aCrawlTellsWhatTheLastOneCostThatIsKnown() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.query_attribution_history (query_id, query_tag, start_time,
                    end_time,
                    credits_attributed_compute)
                select id, '{"app":"plumbline","crawl":"' || began || '"}', began::timestamp_ltz,
                    began::timestamp_ltz, credits
                from (values ('a', '2026-10-30T02:00:00Z', 7), ('b', '2026-10-31T02:00:00Z', 0.25),
                    ('c', '2026-10-31T02:00:00Z', 0.0125), ('c', '2026-10-31T02:00:00Z', 0.0125),
                    ('d', '2026-11-01T02:00:00Z', 9)) as c (id, began, credits)""");
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.notes())
                    .containsExactly("wh: the crawl of 2026-10-31T02:00:00Z cost 0.2625 credits for 2 statements,"
                            + " idle time aside; what this one costs is known in some hours");
        }
        assertThat(snowflake
                        .statements
                        .ran
                        .get(snowflake.statements.ran.size() - 1)
                        .parameters())
                .hasEntrySatisfying("QUERY_TAG", tag -> assertThat(tag.toString())
                        .startsWith("{\"app\":\"plumbline\",\"crawl\":\"20"));
    }

    private void clean() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("accounts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private void refuseAbove(int days) {
        snowflake.faults.refusal = (sql, bound) ->
                sql.contains("as first_day") && length(bound.get(0) + "/" + bound.get(1)) > days
                        ? new SnowflakeError("000630", "57014", "Statement reached its statement or warehouse timeout.")
                        : null;
    }

    private static long length(String window) {
        String[] days = window.split("/");
        return ChronoUnit.DAYS.between(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }
}
