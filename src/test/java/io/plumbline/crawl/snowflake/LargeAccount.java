package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A fake account of the size of a large company's: 100,000 tables, 2 million columns, 50 warehouses, and as many
 * queries in 31 days as it is told, with the tasks, loads, refreshes and logins of so many. Generates the file where
 * it is missing, then serves it until it is stopped, and writes a jobs.yml for it.
 *
 * <p>{@code LargeAccount FOLDER QUERIES [NOW]}
 */
public final class LargeAccount {

    private static final String TOKEN = "token-of-the-bench";

    /**
     * Rows of a view: what follows {@code insert into snowflake.account_usage.}; {@code N} is the number of queries.
     */
    private static final List<String> ROWS = List.of("""
            tables (table_id, table_catalog, table_schema, table_name, table_type, is_transient, created)
            select n, 'DB_' || (n % 5), 'SCHEMA_' || (n % 200), 'TABLE_' || n, 'BASE TABLE', 'NO',
                   timestamptz '2025-01-01 00:00:00+00' + to_days((n % 600)::integer)
            from range(100000) t(n)""", """
            table_storage_metrics (id, active_bytes, time_travel_bytes, failsafe_bytes, deleted)
            select n, n * 1000000, n * 10000, n * 70000, false from range(100000) t(n)""", """
            columns (column_id, column_name, table_id, table_name, table_schema, table_catalog, ordinal_position, data_type)
            select n, 'COLUMN_' || (n % 20), n // 20, 'TABLE_' || (n // 20), 'SCHEMA_' || (n // 20 % 200),
                   'DB_' || (n // 20 % 5), n % 20, 'TEXT'
            from range(2000000) t(n)""", """
            users (name, type, has_password, has_mfa)
            select 'USER_' || n, case when n % 4 = 0 then 'SERVICE' else 'PERSON' end, n % 4 > 0, n % 4 > 0
            from range(2000) t(n)""", """
            warehouse_metering_history (warehouse_id, warehouse_name, start_time, end_time, credits_used_compute,
                credits_attributed_compute_queries)
            select 1 + n % 50, 'WH_' || (n % 50), timestamptz '2026-10-02 00:00:00+00' + to_hours((n // 50)::integer),
                   timestamptz '2026-10-02 01:00:00+00' + to_hours((n // 50)::integer), 1.5, 1.25
            from range(50 * 24 * 31) t(n)""", """
            query_history (query_id, query_text, query_type, user_name, warehouse_name, warehouse_size, execution_status,
                start_time, end_time, total_elapsed_time, bytes_scanned, rows_produced, partitions_scanned, partitions_total,
                bytes_spilled_to_remote_storage, compilation_time, execution_time, queued_overload_time,
                credits_used_cloud_services, query_hash, query_parameterized_hash, rows_inserted)
            select 'q' || n, 'select * from db.schema.table_' || (n % 9500) || ' where id = ? and day > ?',
                   case when n % 50 = 0 then 'INSERT' else 'SELECT' end,
                   'USER_' || (n % 2000), 'WH_' || (n % 50), 'X-Small', case when n % 97 = 0 then 'FAIL' else 'SUCCESS' end,
                   timestamptz '2026-10-02 00:00:00+00' + to_milliseconds(n * 2678400000.0 / N),
                   timestamptz '2026-10-02 00:00:05+00' + to_milliseconds(n * 2678400000.0 / N), 5000, n % 1000000, n % 100,
                   n % 40, 100, 0, n % 300, 4000, 0, 0.0001, 'x' || (n % 950000), 'h' || (n % 9500),
                   case when n % 50 = 0 then n % 7 end
            from range(N) t(n)""", """
            query_attribution_history (query_id, start_time, end_time, credits_attributed_compute, query_parameterized_hash)
            select query_id, start_time, end_time, 0.0005, query_parameterized_hash
            from snowflake.account_usage.query_history""", """
            table_query_pruning_history (interval_start_time, interval_end_time, table_id, database_name, schema_name,
                table_name, warehouse_id, query_hash, query_parameterized_hash, num_queries,
                aggregate_query_execution_time, partitions_scanned, partitions_pruned, rows_scanned, rows_matched)
            select timestamptz '2026-10-02 00:00:00+00' + to_hours((n % 744)::integer),
                   timestamptz '2026-10-02 01:00:00+00' + to_hours((n % 744)::integer), n % 90000, 'DB_' || (n % 5),
                   'SCHEMA_' || (n % 200), 'TABLE_' || (n % 90000), n % 50, 'x' || n, 'h' || (n % 9500), 3, 100, 4, 96, 10, 5
            from range(N // 25) t(n)""", """
            task_history (name, query_text, schema_name, task_schema_id, database_name, scheduled_time, completed_time,
                query_start_time, state, query_id, error_message, attempt_number, graph_run_group_id)
            select 'TASK_' || (n % 2000), 'call refresh_' || (n % 2000) || '()', 'SCHEMA_1', 1, 'DB_1', start_time,
                   end_time, start_time, case when n % 101 = 0 then 'FAILED' else 'SUCCEEDED' end, query_id,
                   case when n % 101 = 0 then 'it failed' end, 1, 'g' || n
            from (select start_time, end_time, query_id, substring(query_id, 2)::bigint // 50 as n
                  from snowflake.account_usage.query_history where query_type = 'INSERT') runs""", """
            dynamic_table_refresh_history (name, schema_name, database_name, id, state, query_id, data_timestamp,
                refresh_start_time, refresh_end_time, completion_target, refresh_action, refresh_trigger, target_lag_sec)
            select 'TABLE_' || (n % 1000), 'SCHEMA_1', 'DB_1', n % 1000, 'SUCCEEDED', 'q' || (n * 100 + 1), at_time,
                   at_time, at_time + to_seconds(20), at_time + to_seconds(60),
                   case when n % 3 = 0 then 'NO_DATA' else 'INCREMENTAL' end, 'SCHEDULED', 300
            from (select n, timestamptz '2026-10-02 00:00:00+00' + to_milliseconds(n * 267840000000.0 / N) as at_time
                  from range(N // 100) t(n)) refreshes""", """
            copy_history (file_name, stage_location, last_load_time, row_count, row_parsed, file_size, error_count, status,
                table_id, table_name, table_schema_name, table_catalog_name)
            select 'file_' || n, '@stage/', timestamptz '2026-10-02 00:00:00+00' + to_milliseconds(n * 66960000000.0 / N),
                   100, 100, 1000000, case when n % 503 = 0 then 1 else 0 end,
                   case when n % 503 = 0 then 'Load failed' else 'Loaded' end, n % 3000, 'TABLE_' || (n % 3000), 'SCHEMA_1',
                   'DB_1'
            from range(N // 25) t(n)""", """
            login_history (event_id, event_timestamp, user_name, is_success, error_message)
            select n, timestamptz '2026-10-02 00:00:00+00' + to_milliseconds(n * 66960000000.0 / N), 'USER_' || (n % 2000),
                   case when n % 31 = 0 then 'NO' else 'YES' end, case when n % 31 = 0 then 'INCORRECT_PASSWORD' end
            from range(N // 25) t(n)""");

    private LargeAccount() {}

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        Path file = folder.resolve("account.duckdb");
        if (!Files.exists(file)) {
            generate(file, Long.parseLong(args[1]));
        }
        FakeSnowflake snowflake = new FakeSnowflake(file.toString(), port(folder));
        snowflake.seed("set memory_limit = '6GB'");
        Account account = snowflake.account;
        account.now = Instant.parse(args.length > 2 ? args[2] : "2026-11-01T09:00:00Z");
        account.edition = Account.Edition.STANDARD;
        account.user("AUDITOR", List.of(), "READER");
        account.tokens.put(TOKEN, new Account.Token("AUDITOR", "PROGRAMMATIC_ACCESS_TOKEN", Instant.MAX));
        account.reader("READER");
        account.grant("MANAGE WAREHOUSES", "ACCOUNT", "MANAGE WAREHOUSES", "READER");
        for (int i = 0; i < 50; i++) {
            account.warehouse("WH_" + i, Map.of("auto_suspend", 60));
        }
        account.warehouse("AUDIT_WH", Map.of());
        Files.writeString(folder.resolve("token"), TOKEN);
        Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources:
                  account:
                    type: snowflake
                    account: acme
                    user: auditor
                    role: READER
                    warehouse: AUDIT_WH
                    address: %s
                    token: ${file:token}
                    allow-writing-role: true
                    price-per-credit: 3.00
                jobs:
                  nightly: {sources: [account]}
                """.formatted(snowflake.address()));
        Files.writeString(folder.resolve("ready"), snowflake.address());
        while (true) {
            Thread.sleep(1000);
            Files.writeString(
                    folder.resolve("served.txt"),
                    "%,d statements%n".formatted(snowflake.statements.ran.size()) + served(snowflake.statements.took));
        }
    }

    /** Days that are kept belong to an account's address, so it is the same whenever this is served. */
    private static int port(Path folder) throws IOException {
        Path file = folder.resolve("port");
        if (!Files.exists(file)) {
            try (ServerSocket free = new ServerSocket(0)) {
                Files.writeString(file, "" + free.getLocalPort());
            }
        }
        return Integer.parseInt(Files.readString(file));
    }

    /** What the server itself took, so that it can be told apart from who asks. */
    private static String served(Map<String, Long> took) {
        long all = took.values().stream().mapToLong(Long::longValue).sum();
        return "%,d ms in all%n".formatted(all / 1_000_000)
                + took.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(40)
                        .map(each -> "%,d ms %s%n"
                                .formatted(
                                        each.getValue() / 1_000_000,
                                        each.getKey().replaceAll("\\s+", " ")))
                        .collect(Collectors.joining());
    }

    private static void generate(Path file, long queries) throws IOException, SQLException {
        Path draft = file.resolveSibling("draft.duckdb");
        Files.deleteIfExists(draft);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = duck.createStatement()) {
                statement.execute("set preserve_insertion_order = false");
                statement.execute("set memory_limit = '4GB'");
                statement.execute("set temp_directory = '" + file.resolveSibling("spill") + "'");
            }
            AccountUsage.create(duck, draft.toString());
            try (Statement statement = duck.createStatement()) {
                statement.execute("set search_path = 'system.main'");
                for (String rows : ROWS) {
                    statement.execute(
                            "insert into snowflake.account_usage." + rows.replaceAll("\\bN\\b", "" + queries));
                }
                statement.execute("checkpoint snowflake");
            }
        }
        Files.move(draft, file);
    }
}
