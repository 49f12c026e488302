package io.plumbline.crawl.snowflake;

import io.plumbline.model.WarehouseAccount.Extract;
import java.util.List;

/**
 * A question to ACCOUNT_USAGE whose rows are an extract. Its SQL keeps to what every dialect has: sums, filters and casts.
 *
 * @param views it reads, by name
 * @param columns heads of the extract, one for each column of the result
 * @param windows how many times the window, its first day and the day after its last, is bound
 */
record AccountQuery(Extract extract, List<String> views, List<String> columns, String sql, int windows) {

    /** Groups of queries that are fetched, the dearest first. */
    private static final int MOST = 10_000;

    static final AccountQuery WAREHOUSES = new AccountQuery(
            Extract.WAREHOUSES,
            List.of(),
            List.of("name", "size", "auto_suspend", "min_cluster_count", "max_cluster_count"),
            "show warehouses",
            0);

    static final List<AccountQuery> ALL = List.of(
            new AccountQuery(
                    Extract.WAREHOUSE_DAYS,
                    List.of("WAREHOUSE_METERING_HISTORY"),
                    List.of("WAREHOUSE_NAME", "DAY", "CREDITS_USED_COMPUTE", "CREDITS_ATTRIBUTED_COMPUTE_QUERIES"),
                    """
                    select warehouse_name, start_time::date, sum(credits_used_compute),
                           case when count(*) = count(credits_attributed_compute_queries)
                                then sum(credits_attributed_compute_queries) end
                    from snowflake.account_usage.warehouse_metering_history
                    where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz and warehouse_id > 0
                    group by warehouse_name, start_time::date
                    order by warehouse_name, start_time::date
                    """,
                    1),
            new AccountQuery(
                    Extract.TABLES,
                    List.of("TABLES", "TABLE_STORAGE_METRICS"),
                    List.of(
                            "TABLE_ID",
                            "TABLE_CATALOG",
                            "TABLE_SCHEMA",
                            "TABLE_NAME",
                            "TABLE_TYPE",
                            "IS_TRANSIENT",
                            "CREATED",
                            "ACTIVE_BYTES",
                            "TIME_TRAVEL_BYTES",
                            "FAILSAFE_BYTES"),
                    """
                    select t.table_id, t.table_catalog, t.table_schema, t.table_name, t.table_type, t.is_transient,
                           t.created::date, m.active_bytes, m.time_travel_bytes, m.failsafe_bytes
                    from snowflake.account_usage.tables t
                    left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id and not m.deleted
                    where t.deleted is null and t.table_schema <> 'INFORMATION_SCHEMA'
                    order by t.table_catalog, t.table_schema, t.table_name, t.table_id
                    """,
                    0),
            new AccountQuery(
                    Extract.QUERIES,
                    List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"),
                    List.of(
                            "QUERY_PARAMETERIZED_HASH",
                            "WAREHOUSE_NAME",
                            "USER_NAME",
                            "FIRST_DAY",
                            "RUNS",
                            "FAILED",
                            "CREDITS",
                            "BYTES_SPILLED_TO_REMOTE_STORAGE",
                            "PARTITIONS_SCANNED",
                            "PARTITIONS_TOTAL",
                            "QUERY_TAG",
                            "QUERY_TEXT"),
                    """
                    with credits as (
                        select query_id, sum(credits_attributed_compute) as credits
                        from snowflake.account_usage.query_attribution_history
                        where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                        group by query_id
                    )
                    select q.query_parameterized_hash, min(q.warehouse_name), min(q.user_name),
                           min(q.start_time)::date, count(*),
                           sum(case when q.execution_status = 'FAIL' then 1 else 0 end),
                           coalesce(sum(c.credits), 0), sum(q.bytes_spilled_to_remote_storage),
                           sum(q.partitions_scanned), sum(q.partitions_total), min(q.query_tag),
                           right(min(q.query_text), 1000)
                    from snowflake.account_usage.query_history q
                    left join credits c on c.query_id = q.query_id
                    where q.start_time >= ?::timestamp_ltz and q.start_time < ?::timestamp_ltz
                          and q.warehouse_name is not null and q.query_parameterized_hash is not null
                    group by q.query_parameterized_hash
                    order by coalesce(sum(c.credits), 0) desc, q.query_parameterized_hash
                    limit %d
                    """.formatted(MOST),
                    2),
            new AccountQuery(
                    Extract.USERS, List.of("USERS"), List.of("NAME", "TYPE", "HAS_PASSWORD", "HAS_MFA"), """
                    select name, type, has_password, has_mfa from snowflake.account_usage.users
                    where deleted_on is null and coalesce(disabled::varchar, 'false') = 'false'
                    order by name
                    """, 0));

    AccountQuery {
        views = List.copyOf(views);
        columns = List.copyOf(columns);
    }
}
