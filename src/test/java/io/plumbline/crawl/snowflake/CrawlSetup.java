package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.CrawlHome;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.AccountReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A crawl of a fake account in which it is the morning of 1 November 2026, through the product's connector. */
abstract class CrawlSetup extends FakeSnowflakeSetup {

    @TempDir
    Path home;

    @BeforeEach
    final void setTheClock() {
        snowflake.account.now = Instant.parse("2026-11-01T09:00:00Z");
    }

    final Crawl crawl(Map<String, Object> more) {
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
        return new SnowflakeConnector(new CrawlHome(home))
                .open(new SourceSpec("wh", "snowflake", new Options(options), 7, Path.of("")));
    }

    static WarehouseAccount account(Crawl crawl) {
        List<Gap> gaps = new ArrayList<>();
        return AccountReader.read(crawl.files(), gaps)
                .orElseThrow(() -> new AssertionError(gaps + "\n" + crawl.files()));
    }

    final WarehouseAccount account() {
        try (Crawl crawl = crawl(Map.of())) {
            return account(crawl);
        }
    }

    /** Every file of a tree with its text. */
    static Map<String, String> texts(FileTree files) {
        Map<String, String> texts = new TreeMap<>();
        for (String path : files.paths()) {
            try {
                texts.put(path, new String(files.bytes(path), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    final void seed() throws SQLException {
        for (String warehouse : List.of("ETL_WH", "ADAPTIVE")) {
            snowflake.account.warehouse(warehouse, Map.of());
            snowflake.account.grant("MONITOR", "WAREHOUSE", warehouse, "READER");
        }
        snowflake.seed("""
                insert into snowflake.account_usage.warehouse_metering_history (warehouse_id, warehouse_name,
                    start_time,
                    credits_used_compute, credits_attributed_compute_queries) values
                  (1, 'ETL_WH', '2026-10-02 10:00:00+00:00'::timestamp_ltz, 1.25, 0.5),
                  (1, 'ETL_WH', '2026-10-02 23:00:00+00:00'::timestamp_ltz, 2.000000001, 1),
                  (1, 'ETL_WH', '2026-11-01 00:00:00+00:00'::timestamp_ltz, 9, 9),
                  (2, 'ADAPTIVE', '2026-10-31 23:00:00+00:00'::timestamp_ltz, 4, null),
                  (0, 'CLOUD_SERVICES_ONLY', '2026-10-03 10:00:00+00:00'::timestamp_ltz, 0, 0)""");
        snowflake.seed("""
                insert into snowflake.account_usage.tables (table_id, table_catalog, table_schema, table_name,
                    table_type,
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
}
