package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Crawl;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.parse.AccountReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a seeded account holds arrives through the real driver, to the last digit. */
class SnowflakeConnectorIT extends FakeSnowflakeSetup {

    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-01T05:00:00Z"), ZoneOffset.UTC);

    private Crawl crawl(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "account", "acme",
                "user", "auditor",
                "role", "READER",
                "warehouse", "AUDIT_WH",
                "address", snowflake.address(),
                "token", PAT,
                "price-per-credit", "3.10",
                "currency", "EUR"));
        options.putAll(more);
        return new SnowflakeConnector(NOVEMBER)
                .open(new SourceSpec("wh", "snowflake", new Options(options), 7, Path.of("")));
    }

    private WarehouseAccount account() {
        try (Crawl crawl = crawl(Map.of())) {
            List<Gap> gaps = new ArrayList<>();
            return AccountReader.read(crawl.files(), gaps)
                    .orElseThrow(() -> new AssertionError(gaps + "\n" + crawl.files()));
        }
    }

    private void seed() throws SQLException {
        snowflake.seed("""
                insert into snowflake.account_usage.warehouse_metering_history (warehouse_id, warehouse_name, start_time,
                    credits_used_compute, credits_attributed_compute_queries) values
                  (1, 'ETL_WH', '2026-10-02 10:00:00+00:00'::timestamp_ltz, 1.25, 0.5),
                  (1, 'ETL_WH', '2026-10-02 23:00:00+00:00'::timestamp_ltz, 2.000000001, 1),
                  (1, 'ETL_WH', '2026-11-01 00:00:00+00:00'::timestamp_ltz, 9, 9),
                  (2, 'ADAPTIVE', '2026-10-31 23:00:00+00:00'::timestamp_ltz, 4, null),
                  (0, 'CLOUD_SERVICES_ONLY', '2026-10-03 10:00:00+00:00'::timestamp_ltz, 0, 0)""");
        snowflake.seed("""
                insert into snowflake.account_usage.tables (table_id, table_catalog, table_schema, table_name, table_type,
                    is_transient, created, deleted) values
                  (7, 'A', 'M', 'OLD "one"', 'BASE TABLE', 'NO', '2025-01-01 00:30:00+00:00'::timestamp_ltz, null),
                  (6, 'A', 'M', 'OLD "one"', 'BASE TABLE', 'NO', '2024-01-01 00:30:00+00:00'::timestamp_ltz,
                      '2025-01-01 00:30:00+00:00'::timestamp_ltz)""");
        snowflake.seed("""
                insert into snowflake.account_usage.table_storage_metrics (id, active_bytes, time_travel_bytes,
                    failsafe_bytes, deleted) values (7, 5, 6, 7, false)""");
        snowflake.seed("""
                insert into snowflake.account_usage.query_history (query_id, query_parameterized_hash, warehouse_name,
                    user_name, start_time, execution_status, query_text, partitions_scanned) values
                  ('q1', 'h', 'ETL_WH', 'DBT', '2026-10-02 10:00:00+00:00'::timestamp_ltz, 'SUCCESS',
                      'select 1, 2 /* {"app": "dbt", "node_id": "model.shop.a"} */', 3),
                  ('q2', 'h', 'ETL_WH', 'DBT', '2026-10-05 10:00:00+00:00'::timestamp_ltz, 'FAIL',
                      'select 1, 2 /* {"app": "dbt", "node_id": "model.shop.a"} */', 4)""");
        snowflake.seed("""
                insert into snowflake.account_usage.query_attribution_history (query_id, start_time,
                    credits_attributed_compute) values
                  ('q1', '2026-10-02 10:00:00+00:00'::timestamp_ltz, 0.25),
                  ('q1', '2026-10-02 10:00:00+00:00'::timestamp_ltz, 0.5),
                  ('q2', '2026-10-05 10:00:00+00:00'::timestamp_ltz, 2)""");
    }

    @Test
    void theRowsOfTheWindowArriveExactly() throws SQLException {
        seed();

        WarehouseAccount account = account();

        assertThat(account.from()).isEqualTo("2026-10-02");
        assertThat(account.until()).isEqualTo("2026-11-01");
        assertThat(account.prices().credit()).isEqualByComparingTo("3.10");
        assertThat(account.rows(WarehouseDay.EXTRACT))
                .extracting(WarehouseDay::warehouse)
                .containsExactly("ADAPTIVE", "ETL_WH");
        assertThat(account.rows(WarehouseDay.EXTRACT).get(0).attributed()).isNull();
        assertThat(account.rows(WarehouseDay.EXTRACT).get(1).compute()).isEqualByComparingTo("3.250000001");
        assertThat(account.rows(WarehouseDay.EXTRACT).get(1).attributed()).isEqualByComparingTo("1.5");
        assertThat(account.rows(StoredTable.EXTRACT)).singleElement().satisfies(table -> {
            assertThat(table.label()).isEqualTo("A.M.OLD \"one\"");
            assertThat(table).extracting(StoredTable::bytes).isEqualTo(18L);
        });
        assertThat(account.rows(QueryGroup.EXTRACT)).singleElement().satisfies(query -> {
            assertThat(query.node()).isEqualTo("model.shop.a");
            assertThat(query.credits()).isEqualByComparingTo(new BigDecimal("2.75"));
            assertThat(List.of(query.runs(), query.failed(), query.partitionsScanned()))
                    .containsExactly(2L, 1L, 7L);
            assertThat(query).extracting(QueryGroup::first).hasToString("2026-10-02");
        });
        assertThat(account.rows(VirtualWarehouse.EXTRACT)).singleElement().matches(wh -> wh.name()
                .equals("AUDIT_WH"));
        assertThat(account.extracts().keySet()).hasSize(AccountQuery.ALL.size()).doesNotContain(TableReads.EXTRACT);
    }

    @Test
    void aViewThatIsNotGrantedCostsItsExtractAndIsTold() throws SQLException {
        seed();
        snowflake.account.grants.removeIf(grant -> grant.name().equals("SNOWFLAKE.GOVERNANCE_VIEWER"));

        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).contains("tables.csv").doesNotContain("queries.csv");
            assertThat(crawl.gaps()).extracting(Gap::what).contains("SNOWFLAKE.ACCOUNT_USAGE.QUERY_HISTORY");
        }
    }

    @Test
    void aWrongTokenIsToldWithoutIt() {
        assertThatThrownBy(() -> crawl(Map.of("token", "not-the-token-of-anybody")))
                .isInstanceOf(UserError.class)
                .message()
                .doesNotContain("not-the-token-of-anybody");
    }

    @Test
    void aPriceIsANumber() {
        assertThatThrownBy(() -> crawl(Map.of("price-per-credit", "3 EUR")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("jobs.yml:7")
                .hasMessageContaining("price-per-credit \"3 EUR\"; expected a price");
    }
}
