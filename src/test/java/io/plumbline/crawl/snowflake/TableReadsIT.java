package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.Crawl;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.DirectReads;
import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.TableReads;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads which table, by what an edition records. */
class TableReadsIT extends CrawlSetup {

    private static final String DBT = "select 1 /* {\"app\": \"dbt\", \"node_id\": \"model.a.b\"} */";

    @BeforeEach
    void queries() throws SQLException {
        for (String query : List.of("p1;h1;select 1", "p2;h2;select 2", "d1;h1;" + DBT, "d2;h3;" + DBT)) {
            String[] parts = query.split(";");
            snowflake.seed("""
                    insert into snowflake.account_usage.query_history (query_id, query_parameterized_hash,
                        query_text, start_time)
                    values (?, ?, ?, '2026-10-20 10:00:00+00:00'::timestamp_ltz)""", parts[0], parts[1], parts[2]);
        }
    }

    private void access(String query, String time, String direct, String base) throws SQLException {
        snowflake.seed(
                "insert into snowflake.account_usage.access_history (query_id, query_start_time, direct_objects_accessed,"
                        + " base_objects_accessed) values (?, '" + time + "'::timestamp_ltz, ?, ?)",
                query,
                objects(direct),
                objects(base));
    }

    /** Names as ACCESS_HISTORY has them: objects with their columns. */
    private static String objects(String names) {
        StringBuilder json = new StringBuilder();
        for (String name : names.isEmpty() ? new String[0] : names.split(" ")) {
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"columns\":[{\"columnName\":\"ID\"}],\"objectDomain\":\"Table\",\"objectName\":\"")
                    .append(name)
                    .append("\"}");
        }
        return "[" + json + "]";
    }

    @Test
    void everyQueryButDbtsOwnCountsOnceForWhatItReads() throws SQLException {
        access("p1", "2026-10-20 10:00:00+00:00", "A.M.V", "A.M.T A.M.U");
        access("p1", "2026-10-20 10:00:00+00:00", "A.M.V", "A.M.T A.M.U");
        access("p2", "2026-10-25 10:00:00+00:00", "A.M.T", "A.M.T");
        access("d1", "2026-10-20 10:00:00+00:00", "A.M.W", "A.M.W");
        access("unknown", "2026-10-20 10:00:00+00:00", "\\\"A\\\".\\\"m\\\".\\\"x\\\"", "");
        access("p1", "2026-09-20 10:00:00+00:00", "A.M.OLD", "A.M.OLD");
        access("p1", "2026-09-21 10:00:00+00:00", "A.M.T", "A.M.T");
        access("p1", "2026-06-20 10:00:00+00:00", "A.M.OLDER", "A.M.OLDER");
        access("p2", "2026-11-01 08:00:00+00:00", "A.M.NEW @STAGE", "A.M.NEW");

        try (Crawl crawl = crawl(Map.of())) {
            WarehouseAccount account = account(crawl);
            assertThat(account.rows(TableReads.EXTRACT))
                    .extracting(read -> read.database() + "." + read.schema() + "." + read.name() + " " + read.reads()
                            + " " + read.last())
                    .containsExactly(
                            "A.M.OLD 0 2026-09-20",
                            "A.M.T 2 2026-10-25",
                            "A.M.U 1 2026-10-20",
                            "A.M.V 1 2026-10-20",
                            "A.m.x 1 2026-10-20");
            assertThat(crawl.files().paths()).doesNotContain("other_scans.csv");
            assertThat(account.gaps()).isEmpty();
        }
    }

    @Test
    void aNameInQuotesIsOneNameWhateverStandsInIt() throws SQLException {
        access("p1", "2026-10-20 10:00:00+00:00", quoted("A.M.\"B.c\""), quoted("\"x.y\".\"m\".\"say \"\"no\"\".\""));
        access("p2", "2026-11-01 08:00:00+00:00", "A.M.TODAY", "");
        snowflake.seed("""
                update snowflake.account_usage.query_history
                set user_name = 'ANA', query_type = 'SELECT', execution_status = 'SUCCESS'""");

        WarehouseAccount account = account();
        assertThat(account.rows(TableReads.EXTRACT))
                .extracting(read -> read.database() + "|" + read.schema() + "|" + read.name())
                .containsExactly("A|M|B.c", "x.y|m|say \"no\".");
        assertThat(account.rows(DirectReads.EXTRACT))
                .extracting(read -> read.database() + "|" + read.schema() + "|" + read.name())
                .containsExactly("A|M|B.c");
    }

    /** As it stands in JSON; a name of these has no blank, which parts names here. */
    private static String quoted(String name) {
        return name.replace("\"", "\\\"").replace(" ", "\\u0020");
    }

    @Test
    void withoutARecordOfReadsTheScansOfTablesStandIn() throws SQLException {
        snowflake.account.edition = Account.Edition.STANDARD;
        snowflake.seed("""
                insert into snowflake.account_usage.table_query_pruning_history (interval_start_time,
                    interval_end_time, table_id,
                    database_name, schema_name, table_name, query_parameterized_hash, num_queries) values
                  ('2026-10-20 10:00:00+00:00'::timestamp_ltz, '2026-10-20 11:00:00+00:00'::timestamp_ltz, 1, 'A',
                      'M', 'T', 'h1', 5),
                  ('2026-10-20 10:00:00+00:00'::timestamp_ltz, '2026-10-20 11:00:00+00:00'::timestamp_ltz, 1, 'A',
                      'M', 'T', 'h1', 5),
                  ('2026-10-21 10:00:00+00:00'::timestamp_ltz, '2026-10-21 11:00:00+00:00'::timestamp_ltz, 1, 'A',
                      'M', 'T', 'h2', 2),
                  ('2026-10-20 10:00:00+00:00'::timestamp_ltz, '2026-10-20 11:00:00+00:00'::timestamp_ltz, 2, 'A',
                      'M', 'U', 'h3', 9)""");

        try (Crawl crawl = crawl(Map.of())) {
            WarehouseAccount account = account(crawl);
            assertThat(account.rows(OtherScans.EXTRACT)).singleElement().satisfies(scan -> {
                assertThat(scan.name()).isEqualTo("T");
                assertThat(scan.scans()).isEqualTo(7);
                assertThat(scan.last()).isEqualTo("2026-10-21");
            });
            assertThat(crawl.files().paths()).doesNotContain("table_reads.csv");
            assertThat(account.gaps()).noneMatch(gap -> gap.why().contains("table_reads.csv"));
        }
    }

    @Test
    void aHistoryOfAccessesWithoutRowsIsNoProofOfAnything() {
        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).contains("other_scans.csv").doesNotContain("table_reads.csv");
        }
    }
}
