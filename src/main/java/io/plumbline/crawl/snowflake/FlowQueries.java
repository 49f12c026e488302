package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.GREATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.DynamicTable;
import io.plumbline.model.account.PipeUse;
import io.plumbline.model.account.TableLoads;
import io.plumbline.model.account.TableStream;
import io.plumbline.model.account.TaskRuns;
import java.util.List;

/** Questions about what moves data: tasks, loads, streams, dynamic tables and pipes. */
final class FlowQueries {

    /** A run that was tried again counts by its last attempt; credits of a procedure are those of all it called. */
    private static final AccountQuery TASKS = AccountQuery.of(
            TaskRuns.EXTRACT, List.of("TASK_HISTORY", "QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"), 4, """
            with days as (
                select ?::timestamp_ltz as from_time, ?::timestamp_ltz as until_time
            ), runs as (
                select task_schema_id, database_name, schema_name, name, state, query_id, scheduled_time,
                       error_message, condition_text, query_text
                from snowflake.account_usage.task_history
                where scheduled_time >= ?::timestamp_ltz and scheduled_time < ?::timestamp_ltz
                      and state in ('SUCCEEDED', 'FAILED')
                qualify row_number() over (
                    partition by task_schema_id, name, coalesce(graph_run_group_id, query_id, scheduled_time::varchar)
                    order by attempt_number desc, completed_time desc) = 1
            ), credits as (
                select root_id as query_id, sum(credits) as credits
                from (
                    select distinct coalesce(root_query_id, query_id) as root_id, query_id, start_time, end_time,
                           credits_attributed_compute::number(38, 9) as credits
                    from snowflake.account_usage.query_attribution_history
                    where start_time >= ?::timestamp_ltz and start_time < dateadd('day', 2, ?::timestamp_ltz)
                          and coalesce(root_query_id, query_id) in (select query_id from runs)
                ) parts
                group by root_id
            ), writes as (
                select query_id,
                       max(coalesce(rows_inserted, 0) + coalesce(rows_updated, 0) + coalesce(rows_deleted, 0)) as changed
                from snowflake.account_usage.query_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                      and query_type in ('INSERT', 'UPDATE', 'DELETE', 'MERGE') and execution_status = 'SUCCESS'
                      and query_id in (select query_id from runs)
                group by query_id
            ), good as (
                select task_schema_id, name, max(case when state = 'SUCCEEDED' then scheduled_time end) as last_time
                from runs
                group by task_schema_id, name
            )
            select r.task_schema_id, max_by(r.database_name, r.scheduled_time) as database_name,
                   max_by(r.schema_name, r.scheduled_time) as schema_name, r.name, count(*) as runs,
                   sum(case when r.state = 'FAILED' then 1 else 0 end) as failed,
                   sum(case when r.scheduled_time >= dateadd('day', -7, d.until_time) then 1 else 0 end) as week_runs,
                   sum(case when r.scheduled_time >= dateadd('day', -7, d.until_time) and r.state = 'FAILED'
                       then 1 else 0 end) as week_failed,
                   sum(case when r.state = 'FAILED' and (g.last_time is null or r.scheduled_time > g.last_time)
                       then 1 else 0 end) as failed_in_a_row,
                   count(w.query_id) as writes, sum(case when w.changed = 0 then 1 else 0 end) as empty_writes,
                   sum(c.credits) as credits, sum(case when w.changed = 0 then c.credits else 0 end) as empty_credits,
                   max_by(r.condition_text, r.scheduled_time) as condition_text,
                   left(max(case when r.state = 'FAILED' then r.error_message end), 800) as error_message,
                   left(max_by(r.query_text, r.scheduled_time), 4500) as query_text
            from runs r
            cross join days d
            join good g on g.task_schema_id = r.task_schema_id and g.name = r.name
            left join credits c on c.query_id = r.query_id
            left join writes w on w.query_id = r.query_id
            group by r.task_schema_id, r.name
            order by r.task_schema_id, r.name
            """);

    /** A file that failed and was loaded later counts as loaded. */
    private static final AccountQuery LOADS =
            AccountQuery.of(TableLoads.EXTRACT, List.of("COPY_HISTORY", "TABLES"), 2, """
            with days as (
                select ?::timestamp_ltz as from_time, ?::timestamp_ltz as until_time
            ), files as (
                select table_id, table_catalog_name, table_schema_name, table_name, file_size, error_count, status,
                       first_error_message, last_load_time,
                       pipe_catalog_name || '.' || pipe_schema_name || '.' || pipe_name as pipe_name
                from snowflake.account_usage.copy_history
                where last_load_time >= ?::timestamp_ltz and last_load_time < ?::timestamp_ltz
                qualify row_number() over (
                    partition by table_id, stage_location, file_name order by last_load_time desc) = 1
            )
            select f.table_id, max(f.table_catalog_name) as table_catalog_name,
                   max(f.table_schema_name) as table_schema_name, max(f.table_name) as table_name,
                   sum(case when lower(f.status) = 'loaded' then 1 else 0 end) as files,
                   sum(case when lower(f.status) = 'loaded' then f.file_size else 0 end) as bytes, f.pipe_name,
                   sum(case when f.last_load_time >= dateadd('day', -7, d.until_time)
                            and lower(f.status) in ('load failed', 'load skipped') then 1 else 0 end) as week_failed,
                   sum(case when f.last_load_time >= dateadd('day', -7, d.until_time)
                            and lower(f.status) = 'partially loaded' then 1 else 0 end) as week_partial,
                   sum(case when f.last_load_time >= dateadd('day', -7, d.until_time)
                            and lower(f.status) <> 'loaded' then f.error_count else 0 end) as week_errors,
                   left(max(case when f.last_load_time >= dateadd('day', -7, d.until_time)
                            then f.first_error_message end), 800) as first_error_message
            from files f
            cross join days d
            left join snowflake.account_usage.tables t on t.table_id = f.table_id
            where t.deleted is null
            group by f.table_id, f.pipe_name
            order by f.table_id, f.pipe_name
            """);

    private static final AccountQuery STREAMS = AccountQuery.of(TableStream.EXTRACT, List.of("STREAMS"), 0, """
            select stream_id, stream_catalog, stream_schema, stream_name, stale_after::date as stale_after, table_name
            from snowflake.account_usage.streams
            where deleted is null
            order by stream_catalog, stream_schema, stream_name, stream_id
            """);

    private static final AccountQuery DYNAMIC = AccountQuery.of(
            DynamicTable.EXTRACT,
            List.of("DYNAMIC_TABLE_REFRESH_HISTORY", "QUERY_ATTRIBUTION_HISTORY", "TABLES"),
            3,
            """
            with days as (
                select ?::timestamp_ltz as from_time, ?::timestamp_ltz as until_time
            ), refreshes as (
                select id, database_name, schema_name, name, state, state_message, query_id, refresh_start_time,
                       refresh_end_time, completion_target, refresh_action, refresh_trigger, target_lag_sec
                from snowflake.account_usage.dynamic_table_refresh_history
                where refresh_start_time >= ?::timestamp_ltz and refresh_start_time < ?::timestamp_ltz
                      and state in ('SUCCEEDED', 'FAILED', 'UPSTREAM_FAILED')
                qualify row_number() over (partition by id, query_id, data_timestamp order by refresh_end_time desc) = 1
            ), %s, good as (
                select id, max(case when state = 'SUCCEEDED' then refresh_start_time end) as last_time
                from refreshes
                group by id
            )
            select r.id, max_by(r.database_name, r.refresh_start_time) as database_name,
                   max_by(r.schema_name, r.refresh_start_time) as schema_name,
                   max_by(r.name, r.refresh_start_time) as name,
                   sum(case when r.refresh_start_time >= dateadd('day', -7, d.until_time) then 1 else 0 end)
                       as week_refreshes,
                   sum(case when r.refresh_start_time >= dateadd('day', -7, d.until_time) and r.state = 'FAILED'
                       then 1 else 0 end) as week_failed,
                   sum(case when r.state = 'FAILED' and (g.last_time is null or r.refresh_start_time > g.last_time)
                       then 1 else 0 end) as failed_in_a_row,
                   sum(case when r.state = 'SUCCEEDED' and r.refresh_trigger = 'SCHEDULED' then 1 else 0 end)
                       as scheduled,
                   sum(case when r.state = 'SUCCEEDED' and r.refresh_trigger = 'SCHEDULED'
                            and r.refresh_end_time > r.completion_target then 1 else 0 end) as late,
                   sum(case when r.state = 'SUCCEEDED' and r.refresh_trigger <> 'CREATION'
                            and r.refresh_action <> 'NO_DATA' then 1 else 0 end) as worked,
                   sum(case when r.state = 'SUCCEEDED' and r.refresh_trigger <> 'CREATION'
                            and r.refresh_action in ('FULL', 'REINITIALIZE') then 1 else 0 end) as full_refreshes,
                   sum(case when r.state = 'SUCCEEDED' and r.refresh_trigger <> 'CREATION'
                            and r.refresh_action in ('FULL', 'REINITIALIZE') then c.credits else 0 end)
                       as full_credits,
                   max_by(r.target_lag_sec, r.refresh_start_time) as target_lag_sec,
                   left(max(case when r.state = 'FAILED' then r.state_message end), 800) as state_message
            from refreshes r
            cross join days d
            join good g on g.id = r.id
            left join credits c on c.query_id = r.query_id
            left join snowflake.account_usage.tables t on t.table_id = r.id
            where t.deleted is null
            group by r.id
            order by r.id
            """.formatted(Once.creditsOf("refreshes")));

    private static final AccountQuery PIPES = AccountQuery.of(
            PipeUse.EXTRACT,
            List.of("PIPE_USAGE_HISTORY"),
            1,
            """
            select start_time::date as day, pipe_id::varchar as pipe_id, max_by(pipe_name, start_time) as pipe_name,
                   sum(credits_used) as credits_used, sum(bytes_inserted) as bytes_inserted,
                   max(start_time)::date as last_day
            from (
                select distinct pipe_id, pipe_name, start_time, end_time, credits_used, bytes_inserted
                from snowflake.account_usage.pipe_usage_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz and pipe_name is not null
            ) uses
            group by start_time::date, pipe_id::varchar
            """,
            Daily.of(Daily.METERING, KEY, LATEST, SUM, SUM, GREATEST));

    static final List<AccountQuery> ALL = List.of(TASKS, LOADS, STREAMS, DYNAMIC, PIPES);

    private FlowQueries() {}
}
