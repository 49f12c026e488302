package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.HIGHEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.SPREAD;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.CloudServiceUse;
import io.plumbline.model.account.MeteringDay;
import io.plumbline.model.account.TablePruning;
import io.plumbline.model.account.ViewLink;
import io.plumbline.model.account.WarehouseEvents;
import io.plumbline.model.account.WarehouseWork;
import java.util.List;

/** Questions about how warehouses, tables and views are used. */
final class WorkloadQueries {

    /** A warehouse of a size has as many nodes as it takes credits an hour. */
    private static final AccountQuery WORK = AccountQuery.of(
            WarehouseWork.EXTRACT,
            List.of("QUERY_HISTORY"),
            1,
            """
            with %s, steps as (
                select start_time::date as day, warehouse_name, warehouse_size, %s as step, count(*) as runs,
                       sum(case when partitions_scanned > 0 then 1 else 0 end) as scans,
                       sum(case when partitions_scanned > 0 and partitions_scanned < case lower(warehouse_size)
                               when 'x-small' then 1 when 'small' then 2 when 'medium' then 4 when 'large' then 8
                               when 'x-large' then 16 when '2x-large' then 32 when '3x-large' then 64
                               when '4x-large' then 128 when '5x-large' then 256 when '6x-large' then 512 else 0 end
                           then 1 else 0 end) as small_scans,
                       sum(case when bytes_spilled_to_local_storage > 0 or bytes_spilled_to_remote_storage > 0
                           then 1 else 0 end) as spilled_runs,
                       sum(total_elapsed_time) as elapsed, sum(queued_overload_time) as queued
                from runs
                group by start_time::date, warehouse_name, warehouse_size, %2$s
            )
            select day, warehouse_name, warehouse_size, sum(runs) as runs, sum(scans) as scans,
                   sum(small_scans) as small_scans, sum(spilled_runs) as spilled_runs,
                   sum(elapsed) as total_elapsed_time, sum(queued) as queued_overload_time,
                   listagg(step || ':' || runs, ' ') as queued_overload_times
            from steps
            group by day, warehouse_name, warehouse_size
            """.formatted(
                            Once.runs("""
            warehouse_name, warehouse_size, partitions_scanned, bytes_spilled_to_local_storage,
                   bytes_spilled_to_remote_storage, total_elapsed_time, queued_overload_time""", "warehouse_name is not null and warehouse_size is not null"),
                            Once.step("queued_overload_time")),
            Daily.of(Daily.QUERIES, KEY, KEY, SUM, SUM, SUM, SUM, SUM, SUM, SPREAD));

    /** Events that take time have a row when they begin, when they end, or both; either way it is one event. */
    private static final AccountQuery EVENTS = AccountQuery.of(
            WarehouseEvents.EXTRACT,
            List.of("WAREHOUSE_EVENTS_HISTORY"),
            1,
            """
            with hours as (
                select warehouse_name, event_name, date_trunc('hour', "TIMESTAMP") as hour_start,
                       sum(case when event_state = 'STARTED' then 1 else 0 end) as begun,
                       sum(case when event_state = 'STARTED' then 0 else 1 end) as done
                from (
                    select distinct "TIMESTAMP", warehouse_id, warehouse_name, event_name, event_state, cluster_number
                    from snowflake.account_usage.warehouse_events_history
                    where "TIMESTAMP" >= ?::timestamp_ltz and "TIMESTAMP" < ?::timestamp_ltz
                          and event_name in ('RESUME_WAREHOUSE', 'RESIZE_WAREHOUSE')
                ) events
                group by warehouse_name, event_name, date_trunc('hour', "TIMESTAMP")
            )
            select warehouse_name, hour_start::date as day, event_name,
                   sum(case when begun > done then begun else done end) as events,
                   max(case when begun > done then begun else done end) as busiest_hour
            from hours
            group by warehouse_name, hour_start::date, event_name
            """,
            Daily.of(Daily.QUERIES, KEY, KEY, KEY, SUM, HIGHEST));

    private static final AccountQuery METERING = AccountQuery.of(
            MeteringDay.EXTRACT,
            List.of("METERING_DAILY_HISTORY"),
            1,
            """
            select usage_date as day, service_type, sum(credits_used_compute) as credits_used_compute,
                   sum(credits_used_cloud_services) as credits_used_cloud_services,
                   sum(credits_adjustment_cloud_services) as credits_adjustment_cloud_services,
                   sum(credits_billed) as credits_billed
            from (
                select distinct usage_date, service_type, credits_used_compute, credits_used_cloud_services,
                       credits_adjustment_cloud_services, credits_billed
                from snowflake.account_usage.metering_daily_history
                where usage_date >= ?::date and usage_date < ?::date
            ) days
            group by usage_date, service_type
            """,
            Daily.of(Daily.METERING, KEY, KEY, SUM, SUM, SUM, SUM));

    private static final AccountQuery CLOUD_SERVICES = AccountQuery.of(
            CloudServiceUse.EXTRACT,
            List.of("QUERY_HISTORY"),
            1,
            """
            with %s
            select start_time::date as day, query_type, count(*) as runs,
                   sum(credits_used_cloud_services) as credits_used_cloud_services
            from runs
            group by start_time::date, query_type
            """.formatted(Once.runs("query_type, credits_used_cloud_services", "query_type is not null")),
            Daily.of(Daily.QUERIES, KEY, SUM, SUM));

    private static final AccountQuery PRUNING = AccountQuery.of(
            TablePruning.EXTRACT,
            List.of("TABLE_QUERY_PRUNING_HISTORY"),
            1,
            """
            select interval_start_time::date as day, database_name, schema_name, table_name, sum(num_queries) as queries,
                   sum(aggregate_query_execution_time) as execution_time,
                   sum(partitions_scanned) as partitions_scanned, sum(partitions_pruned) as partitions_pruned,
                   sum(rows_scanned) as rows_scanned, sum(rows_matched) as rows_matched
            from (
                select distinct interval_start_time, table_id, database_name, schema_name, table_name, warehouse_id,
                       query_hash, num_queries, aggregate_query_execution_time, partitions_scanned, partitions_pruned,
                       rows_scanned, rows_matched
                from snowflake.account_usage.table_query_pruning_history
                where interval_start_time >= ?::timestamp_ltz and interval_start_time < ?::timestamp_ltz
            ) scans
            group by interval_start_time::date, database_name, schema_name, table_name
            """,
            Daily.of(Daily.QUERIES, KEY, KEY, KEY, SUM, SUM, SUM, SUM, SUM, SUM));

    private static final AccountQuery VIEWS = AccountQuery.of(ViewLink.EXTRACT, List.of("OBJECT_DEPENDENCIES"), 0, """
            select distinct referencing_database, referencing_schema, referencing_object_name,
                   referenced_database, referenced_schema, referenced_object_name
            from snowflake.account_usage.object_dependencies
            where referencing_object_domain = 'VIEW' and referenced_object_domain = 'VIEW'
            order by referencing_database, referencing_schema, referencing_object_name,
                     referenced_database, referenced_schema, referenced_object_name
            """);

    static final List<AccountQuery> ALL = List.of(WORK, EVENTS, METERING, CLOUD_SERVICES, PRUNING, VIEWS);

    private WorkloadQueries() {}
}
