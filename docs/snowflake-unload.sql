-- Unloads the extracts that docs/snowflake.md describes. Run it once a day; it reads metadata only. It
    is made of the
-- questions that a source of type snowflake asks (AccountQuery); change those and renew it.
alter session set timezone = 'UTC';
set until_day = current_date();
set from_day = dateadd('day', -30, $until_day);
create temporary stage if not exists extracts
  file_format = (type = csv field_optionally_enclosed_by = '"' null_if = () compression = none);

-- The window and the prices. They are yours to fill in; every sum of money names PRICE_SOURCE.
copy into @extracts/account.csv from (
  select $from_day as from_day, $until_day as until_day, 3.00 as price_per_credit,
         23.00 as price_per_tb_month, 'USD' as currency, 'contract of 2026' as price_source
) header = true single = true overwrite = true;

show warehouses;
copy into @extracts/warehouses.csv from (
  select "name" as name, "size" as size, "auto_suspend" as auto_suspend, "min_cluster_count" as min_cluster_count, "max_cluster_count" as max_cluster_count
  from table(result_scan(last_query_id())) order by 1
) header = true single = true overwrite = true max_file_size = 5000000000;

-- statement_limits.csv holds a row for each warehouse, its name and two columns of what this gives; leave it out, or write it by hand:
-- show parameters like 'STATEMENT_TIMEOUT_IN_SECONDS' in warehouse NAME;

copy into @extracts/warehouse_days.csv from (
  with days as (
    select warehouse_name, start_time::date as day, sum(credits_used_compute) as credits_used_compute,
           case when count(*) = count(credits_attributed_compute_queries)
                then sum(credits_attributed_compute_queries) end as credits_attributed_compute_queries
    from (
        select distinct warehouse_id, warehouse_name, start_time, credits_used_compute,
               credits_attributed_compute_queries
        from snowflake.account_usage.warehouse_metering_history
        where start_time >= $from_day and start_time < $until_day and warehouse_id > 0
    ) hours
    group by warehouse_name, start_time::date
  )
  select warehouse_name,
         day,
         sum(credits_used_compute) as credits_used_compute,
         sum(credits_attributed_compute_queries) as credits_attributed_compute_queries
  from days
  group by warehouse_name, day
  order by warehouse_name nulls first, day nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/warehouse_work.csv from (
  with days as (
    with runs as (
        select query_id, start_time, warehouse_name, warehouse_size, partitions_scanned, bytes_spilled_to_local_storage,
           bytes_spilled_to_remote_storage, total_elapsed_time, queued_overload_time
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and warehouse_name is not null and warehouse_size is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    ), steps as (
        select start_time::date as day, warehouse_name, warehouse_size, rpad(left(queued_overload_time::varchar, 2), length(queued_overload_time::varchar), '0') as step, count(*) as runs,
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
        group by start_time::date, warehouse_name, warehouse_size, rpad(left(queued_overload_time::varchar, 2), length(queued_overload_time::varchar), '0')
    )
    select day, warehouse_name, warehouse_size, sum(runs) as runs, sum(scans) as scans,
           sum(small_scans) as small_scans, sum(spilled_runs) as spilled_runs,
           sum(elapsed) as total_elapsed_time, sum(queued) as queued_overload_time,
           listagg(step || ':' || runs, ' ') as queued_overload_times
    from steps
    group by day, warehouse_name, warehouse_size
  )
  select warehouse_name,
         warehouse_size,
         sum(runs) as runs,
         sum(scans) as scans,
         sum(small_scans) as small_scans,
         sum(spilled_runs) as spilled_runs,
         sum(total_elapsed_time) as total_elapsed_time,
         sum(queued_overload_time) as queued_overload_time,
         listagg(queued_overload_times, ' ') as queued_overload_times
  from days
  group by warehouse_name, warehouse_size
  order by warehouse_name nulls first, warehouse_size nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/warehouse_events.csv from (
  with days as (
    with hours as (
        select warehouse_name, event_name, date_trunc('hour', "TIMESTAMP") as hour_start,
               sum(case when event_state = 'STARTED' then 1 else 0 end) as begun,
               sum(case when event_state = 'STARTED' then 0 else 1 end) as done
        from (
            select distinct "TIMESTAMP", warehouse_id, warehouse_name, event_name, event_state, cluster_number
            from snowflake.account_usage.warehouse_events_history
            where "TIMESTAMP" >= $from_day and "TIMESTAMP" < $until_day
                  and event_name in ('RESUME_WAREHOUSE', 'RESIZE_WAREHOUSE')
        ) events
        group by warehouse_name, event_name, date_trunc('hour', "TIMESTAMP")
    )
    select warehouse_name, hour_start::date as day, event_name,
           sum(case when begun > done then begun else done end) as events,
           max(case when begun > done then begun else done end) as busiest_hour
    from hours
    group by warehouse_name, hour_start::date, event_name
  )
  select warehouse_name,
         day,
         event_name,
         sum(events) as events,
         max(busiest_hour) as busiest_hour
  from days
  group by warehouse_name, day, event_name
  order by warehouse_name nulls first, day nulls first, event_name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/metering_days.csv from (
  with days as (
    select usage_date as day, service_type, sum(credits_used_compute) as credits_used_compute,
           sum(credits_used_cloud_services) as credits_used_cloud_services,
           sum(credits_adjustment_cloud_services) as credits_adjustment_cloud_services,
           sum(credits_billed) as credits_billed
    from (
        select distinct usage_date, service_type, credits_used_compute, credits_used_cloud_services,
               credits_adjustment_cloud_services, credits_billed
        from snowflake.account_usage.metering_daily_history
        where usage_date >= $from_day and usage_date < $until_day
    ) days
    group by usage_date, service_type
  )
  select day,
         service_type,
         sum(credits_used_compute) as credits_used_compute,
         sum(credits_used_cloud_services) as credits_used_cloud_services,
         sum(credits_adjustment_cloud_services) as credits_adjustment_cloud_services,
         sum(credits_billed) as credits_billed
  from days
  group by day, service_type
  order by day nulls first, service_type nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/cloud_services.csv from (
  with days as (
    with runs as (
        select query_id, start_time, query_type, credits_used_cloud_services
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and query_type is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    )
    select start_time::date as day, query_type, count(*) as runs,
           sum(credits_used_cloud_services) as credits_used_cloud_services
    from runs
    group by start_time::date, query_type
  )
  select query_type,
         sum(runs) as runs,
         sum(credits_used_cloud_services) as credits_used_cloud_services
  from days
  group by query_type
  order by query_type nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_pruning.csv from (
  with days as (
    select interval_start_time::date as day, database_name, schema_name, table_name, sum(num_queries) as queries,
           sum(aggregate_query_execution_time) as execution_time,
           sum(partitions_scanned) as partitions_scanned, sum(partitions_pruned) as partitions_pruned,
           sum(rows_scanned) as rows_scanned, sum(rows_matched) as rows_matched
    from (
        select distinct interval_start_time, table_id, database_name, schema_name, table_name, warehouse_id,
               query_hash, num_queries, aggregate_query_execution_time, partitions_scanned, partitions_pruned,
               rows_scanned, rows_matched
        from snowflake.account_usage.table_query_pruning_history
        where interval_start_time >= $from_day and interval_start_time < $until_day
    ) scans
    group by interval_start_time::date, database_name, schema_name, table_name
  )
  select database_name,
         schema_name,
         table_name,
         sum(queries) as queries,
         sum(execution_time) as execution_time,
         sum(partitions_scanned) as partitions_scanned,
         sum(partitions_pruned) as partitions_pruned,
         sum(rows_scanned) as rows_scanned,
         sum(rows_matched) as rows_matched
  from days
  group by database_name, schema_name, table_name
  order by database_name nulls first, schema_name nulls first, table_name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/view_links.csv from (
  select distinct referencing_database, referencing_schema, referencing_object_name,
         referenced_database, referenced_schema, referenced_object_name
  from snowflake.account_usage.object_dependencies
  where referencing_object_domain = 'VIEW' and referenced_object_domain = 'VIEW'
  order by referencing_database, referencing_schema, referencing_object_name,
           referenced_database, referenced_schema, referenced_object_name
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/tables.csv from (
  select t.table_id, t.table_catalog, t.table_schema, t.table_name, t.table_type, t.created::date as created,
         t.is_transient, m.active_bytes, m.time_travel_bytes, m.failsafe_bytes, t.retention_time,
         t.last_altered::date as last_altered, t.is_iceberg
  from snowflake.account_usage.tables t
  left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id and not m.deleted
  where t.deleted is null and t.table_schema <> 'INFORMATION_SCHEMA'
  order by t.table_catalog, t.table_schema, t.table_name, t.table_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_reads.csv from (
  with days as (
    with dbt as (
        select distinct query_id
        from snowflake.account_usage.query_history
        where start_time >= dateadd('day', -1, dateadd('day', -70, $from_day)) and start_time < dateadd('day', 1,
            $until_day)
              and (query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%'
               or query_tag like '%"app": "dbt"%' or query_tag like '%"app":"dbt"%')
    ), accesses as (
        select query_id, query_start_time, user_name, base_objects_accessed as objects
        from snowflake.account_usage.access_history
        where query_start_time >= dateadd('day', -70, $from_day) and query_start_time < $until_day
        union all
        select query_id, query_start_time, user_name, direct_objects_accessed as objects
        from snowflake.account_usage.access_history
        where query_start_time >= dateadd('day', -70, $from_day) and query_start_time < $until_day
    ), objects as (
        select a.query_id, a.query_start_time, a.user_name, o.value:objectName::varchar as name
        from accesses a, lateral flatten(input => a.objects) o
    ), reads as (
        select query_id, query_start_time, user_name,
               case when position('"' in name) = 0 then split_part(name, '.', 1)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1) end as table_catalog,
               case when position('"' in name) = 0 then split_part(name, '.', 2)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2) end as table_schema,
               case when position('"' in name) = 0 then split_part(name, '.', 3)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3) end as table_name
        from objects
    )
    select r.query_start_time::date as day, r.table_catalog, r.table_schema, r.table_name,
           count(distinct r.query_id) as reads, max(r.query_start_time)::date as last_read,
           max_by(r.user_name, r.query_start_time::varchar || r.user_name) as last_reader
    from reads r
    left join dbt d on d.query_id = r.query_id
    where d.query_id is null and r.table_name <> ''
    group by r.query_start_time::date, r.table_catalog, r.table_schema, r.table_name
  )
  select table_catalog,
         table_schema,
         table_name,
         sum(case when day >= $from_day::date and day < $until_day::date then reads else 0 end) as reads,
         max(last_read) as last_read,
         max_by(last_reader, day) as last_reader
  from days
  group by table_catalog, table_schema, table_name
  order by table_catalog nulls first, table_schema nulls first, table_name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/other_scans.csv from (
  with days as (
    with dbt as (
        select query_parameterized_hash
        from snowflake.account_usage.query_history
        where start_time >= dateadd('day', -1, $from_day) and start_time < dateadd('day', 1,
            $until_day)
        group by query_parameterized_hash
        having min(case when (query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%'
               or query_tag like '%"app": "dbt"%' or query_tag like '%"app":"dbt"%') then 1 else 0 end) = 1
    ), scans as (
        select distinct interval_start_time, interval_end_time, table_id, table_name, schema_name,
            database_name,
               warehouse_id, query_hash, query_parameterized_hash, num_queries
        from snowflake.account_usage.table_query_pruning_history
        where interval_start_time >= $from_day and interval_start_time < $until_day
    )
    select s.interval_start_time::date as day, s.database_name as table_catalog, s.schema_name as table_schema,
           s.table_name, sum(s.num_queries) as scans, max(s.interval_end_time)::date as last_scan
    from scans s
    left join dbt d on d.query_parameterized_hash = s.query_parameterized_hash
    where d.query_parameterized_hash is null
    group by s.interval_start_time::date, s.database_name, s.schema_name, s.table_name
  )
  select table_catalog,
         table_schema,
         table_name,
         sum(scans) as scans,
         max(last_scan) as last_scan
  from days
  group by table_catalog, table_schema, table_name
  order by table_catalog nulls first, table_schema nulls first, table_name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/direct_reads.csv from (
  with days as (
    with runs as (
        select query_id, start_time, user_name
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and query_type = 'SELECT' and execution_status = 'SUCCESS' and user_name <> 'SYSTEM'
          and not coalesce(is_client_generated_statement, false) and not coalesce((query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%'
               or query_tag like '%"app": "dbt"%' or query_tag like '%"app":"dbt"%'), false)
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    ), read as (
        select distinct a.query_id, o.value:objectName::varchar as name
        from snowflake.account_usage.access_history a, lateral flatten(input => a.direct_objects_accessed) o
        where a.query_start_time >= $from_day and a.query_start_time < $until_day
              and a.parent_query_id is null
    ), reads as (
        select query_id,
               case when position('"' in name) = 0 then split_part(name, '.', 1)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1) end as table_catalog,
               case when position('"' in name) = 0 then split_part(name, '.', 2)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2) end as table_schema,
               case when position('"' in name) = 0 then split_part(name, '.', 3)
                    when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3)) - 2), '""', '"')
                    else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 3) end as table_name
        from read
    ), credits as (
        select query_id, sum(credits) as credits
        from (
            select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
            from snowflake.account_usage.query_attribution_history
            where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
                              and query_id in (select query_id from reads)
        ) parts
        group by query_id
    ), modified as (
        select distinct a.query_start_time::date as day, a.user_name, o.value:objectName::varchar as name
        from snowflake.account_usage.access_history a, lateral flatten(input => a.objects_modified) o
        where a.query_start_time >= $from_day and a.query_start_time < $until_day
    ), writers as (
        select distinct day, user_name,
               case when position('"' in name) = 0 then split_part(name, '.', 1)
         when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1)) - 2), '""', '"')
         else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 1) end as table_catalog,
               case when position('"' in name) = 0 then split_part(name, '.', 2)
         when left(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 1) = '"' then replace(substr(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2), 2, length(regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2)) - 2), '""', '"')
         else regexp_substr(name, '("[^"]*")+|[^."]+', 1, 2) end as table_schema
        from modified
    )
    select q.start_time::date as day, r.table_catalog, r.table_schema, r.table_name, q.user_name,
           count(*) as queries, 1 as days, coalesce(sum(c.credits), 0) as credits,
           max(case when w.user_name is null then 0 else 1 end) as writes
    from reads r
    join runs q on q.query_id = r.query_id
    left join credits c on c.query_id = r.query_id
    left join writers w on w.day = q.start_time::date and w.user_name = q.user_name
          and w.table_catalog = r.table_catalog and w.table_schema = r.table_schema
    where r.table_name <> ''
    group by q.start_time::date, r.table_catalog, r.table_schema, r.table_name, q.user_name
  )
  select table_catalog,
         table_schema,
         table_name,
         user_name,
         sum(queries) as queries,
         sum(days) as days,
         sum(credits) as credits,
         sum(writes) as writes
  from days
  group by table_catalog, table_schema, table_name, user_name
  order by queries desc, table_catalog nulls first, table_schema nulls first, table_name nulls first, user_name nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/queries.csv from (
  with days as (
    with credits as (
        select query_id, sum(credits) as credits
        from (
            select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
            from snowflake.account_usage.query_attribution_history
            where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
        ) parts
        group by query_id
    ), runs as (
        select query_id, start_time, query_parameterized_hash, warehouse_name, user_name, execution_status,
           bytes_spilled_to_remote_storage, partitions_scanned, partitions_total,
           nullif(query_tag, '') as query_tag, right(query_text, 1500) as query_text
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and warehouse_name is not null and query_parameterized_hash is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    )
    select q.start_time::date as day, q.query_parameterized_hash, count(*) as runs,
           coalesce(sum(c.credits), 0) as credits, min(q.warehouse_name) as warehouse_name,
           min(q.user_name) as user_name, q.start_time::date as first_day,
           sum(case when q.execution_status = 'FAIL' then 1 else 0 end) as failed,
           sum(q.bytes_spilled_to_remote_storage) as bytes_spilled_to_remote_storage,
           sum(q.partitions_scanned) as partitions_scanned, sum(q.partitions_total) as partitions_total,
           min(q.query_tag) as query_tag, min(q.query_text) as query_text
    from runs q
    left join credits c on c.query_id = q.query_id
    group by q.start_time::date, q.query_parameterized_hash
  )
  select query_parameterized_hash,
         sum(runs) as runs,
         sum(credits) as credits,
         min(warehouse_name) as warehouse_name,
         min(user_name) as user_name,
         min(first_day) as first_day,
         sum(failed) as failed,
         sum(bytes_spilled_to_remote_storage) as bytes_spilled_to_remote_storage,
         sum(partitions_scanned) as partitions_scanned,
         sum(partitions_total) as partitions_total,
         min(query_tag) as query_tag,
         min(query_text) as query_text
  from days
  group by query_parameterized_hash
  order by credits desc, query_parameterized_hash nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_times.csv from (
  with days as (
    with runs as (
        select query_id, start_time, query_parameterized_hash, user_name, total_elapsed_time, compilation_time, query_retry_time,
           transaction_blocked_time
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and query_parameterized_hash is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    ), steps as (
        select start_time::date as day, query_parameterized_hash, rpad(left(compilation_time::varchar, 2), length(compilation_time::varchar), '0') as step, min(user_name) as user_name,
               count(*) as runs, sum(total_elapsed_time) as elapsed, sum(compilation_time) as compiled,
               sum(query_retry_time) as retried, sum(transaction_blocked_time) as blocked
        from runs
        group by start_time::date, query_parameterized_hash, rpad(left(compilation_time::varchar, 2), length(compilation_time::varchar), '0')
    )
    select day, query_parameterized_hash, min(user_name) as user_name, sum(runs) as runs,
           sum(elapsed) as total_elapsed_time, sum(compiled) as compilation_time,
           listagg(step || ':' || runs, ' ') as compilation_times, sum(retried) as query_retry_time,
           sum(blocked) as transaction_blocked_time
    from steps
    group by day, query_parameterized_hash
  )
  select query_parameterized_hash,
         min(user_name) as user_name,
         sum(runs) as runs,
         sum(total_elapsed_time) as total_elapsed_time,
         sum(compilation_time) as compilation_time,
         listagg(compilation_times, ' ') as compilation_times,
         sum(query_retry_time) as query_retry_time,
         sum(transaction_blocked_time) as transaction_blocked_time
  from days
  group by query_parameterized_hash
  order by total_elapsed_time desc, query_parameterized_hash nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_failures.csv from (
  with days as (
    with runs as (
        select query_id, start_time, query_parameterized_hash, error_code::varchar as error_code, user_name, error_message,
           nullif(query_tag, '') as query_tag,
           right(query_text, 1500) as query_text
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and execution_status = 'FAIL' and query_parameterized_hash is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    ), credits as (
        select query_id, sum(credits) as credits
        from (
            select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
            from snowflake.account_usage.query_attribution_history
            where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
                              and query_id in (select query_id from runs)
        ) parts
        group by query_id
    )
    select q.start_time::date as day, q.query_parameterized_hash, q.error_code, count(*) as runs,
           coalesce(sum(c.credits), 0) as credits, min(q.user_name) as user_name,
           left(min(q.error_message), 800) as error_message, min(q.query_tag) as query_tag,
           min(q.query_text) as query_text
    from runs q
    left join credits c on c.query_id = q.query_id
    group by q.start_time::date, q.query_parameterized_hash, q.error_code
  )
  select query_parameterized_hash,
         error_code,
         sum(runs) as runs,
         sum(credits) as credits,
         min(user_name) as user_name,
         min(error_message) as error_message,
         min(query_tag) as query_tag,
         min(query_text) as query_text
  from days
  group by query_parameterized_hash, error_code
  qualify sum(sum(runs)) over (partition by query_parameterized_hash) >= 3
  order by runs desc, query_parameterized_hash nulls first, error_code nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_insights.csv from (
  with days as (
    select start_time::date as day, query_parameterized_hash, insight_type_id,
           count(distinct query_id) as queries, min(query_id) as query_id,
           left(min(suggestions::varchar), 1500) as suggestions
    from snowflake.account_usage.query_insights
    where start_time >= $from_day and start_time < $until_day
          and is_opportunity and query_parameterized_hash is not null
    group by start_time::date, query_parameterized_hash, insight_type_id
  )
  select query_parameterized_hash,
         insight_type_id,
         sum(queries) as queries,
         min(query_id) as query_id,
         min(suggestions) as suggestions
  from days
  group by query_parameterized_hash, insight_type_id
  order by queries desc, query_parameterized_hash nulls first, insight_type_id nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/repeated_queries.csv from (
  with days as (
    with credits as (
        select query_id, sum(credits) as credits
        from (
            select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
            from snowflake.account_usage.query_attribution_history
            where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
        ) parts
        group by query_id
    ), runs as (
        select query_id, start_time, query_hash, query_parameterized_hash, user_name, rows_produced, bytes_scanned
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and query_type = 'SELECT' and execution_status = 'SUCCESS' and bytes_scanned > 0 and query_hash is not null and query_parameterized_hash is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    )
    select q.start_time::date as day, q.query_hash, min(q.query_parameterized_hash) as query_parameterized_hash,
           min(q.user_name) as user_name, count(*) as runs, 1 as days, coalesce(sum(c.credits), 0) as credits,
           min(q.rows_produced) as least_rows, max(q.rows_produced) as most_rows,
           min(q.bytes_scanned) as least_bytes, max(q.bytes_scanned) as most_bytes
    from runs q
    left join credits c on c.query_id = q.query_id
    group by q.start_time::date, q.query_hash
    having count(*) >= 20
  )
  select query_hash,
         min(query_parameterized_hash) as query_parameterized_hash,
         min(user_name) as user_name,
         sum(runs) as runs,
         sum(days) as days,
         sum(credits) as credits,
         min(least_rows) as least_rows,
         max(most_rows) as most_rows,
         min(least_bytes) as least_bytes,
         max(most_bytes) as most_bytes
  from days
  group by query_hash
  qualify sum(sum(runs)) over (partition by query_hash) >= 100
  order by runs desc, query_hash nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/small_writes.csv from (
  with days as (
    with runs as (
        select query_id, start_time, query_parameterized_hash, user_name, execution_time, credits_used_cloud_services
        from snowflake.account_usage.query_history
        where start_time >= $from_day and start_time < $until_day
              and query_type = 'INSERT' and execution_status = 'SUCCESS' and rows_inserted = 1 and query_parameterized_hash is not null
        qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
    )
    select start_time::date as day, query_parameterized_hash, min(user_name) as user_name, count(*) as runs,
           1 as days, sum(execution_time) as execution_time,
           sum(credits_used_cloud_services) as credits_used_cloud_services
    from runs
    group by start_time::date, query_parameterized_hash
    having count(*) >= 20
  )
  select query_parameterized_hash,
         min(user_name) as user_name,
         sum(runs) as runs,
         sum(days) as days,
         sum(execution_time) as execution_time,
         sum(credits_used_cloud_services) as credits_used_cloud_services
  from days
  group by query_parameterized_hash
  qualify sum(sum(runs)) over (partition by query_parameterized_hash) >= 50
  order by runs desc, query_parameterized_hash nulls first
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_days.csv from (
  with days as (
    with parts as (
        select distinct query_id, query_parameterized_hash, start_time, end_time,
               credits_attributed_compute::number(38, 9) as credits
        from snowflake.account_usage.query_attribution_history
        where start_time >= $from_day and start_time < $until_day
              and query_parameterized_hash is not null
    )
    select start_time::date as day, query_parameterized_hash, count(distinct query_id) as runs,
           sum(credits) as credits
    from parts
    group by start_time::date, query_parameterized_hash
  )
  select query_parameterized_hash,
         day,
         sum(runs) as runs,
         sum(credits) as credits
  from days
  group by query_parameterized_hash, day
  qualify sum(sum(credits)) over (partition by query_parameterized_hash) >= 1
  order by credits desc, query_parameterized_hash nulls first, day nulls first
  limit 300000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/task_runs.csv from (
  with days as (
      select $from_day as from_time, $until_day as until_time
  ), runs as (
      select task_schema_id, database_name, schema_name, name, state, query_id, scheduled_time,
             error_message, condition_text, query_text
      from snowflake.account_usage.task_history
      where scheduled_time >= $from_day and scheduled_time < $until_day
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
          where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
                and coalesce(root_query_id, query_id) in (select query_id from runs)
      ) parts
      group by root_id
  ), writes as (
      select query_id,
             max(coalesce(rows_inserted, 0) + coalesce(rows_updated, 0) + coalesce(rows_deleted, 0)) as changed
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
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
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_loads.csv from (
  with days as (
      select $from_day as from_time, $until_day as until_time
  ), files as (
      select table_id, table_catalog_name, table_schema_name, table_name, file_size, error_count, status,
             first_error_message, last_load_time,
             pipe_catalog_name || '.' || pipe_schema_name || '.' || pipe_name as pipe_name
      from snowflake.account_usage.copy_history
      where last_load_time >= $from_day and last_load_time < $until_day
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
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/streams.csv from (
  select stream_id, stream_catalog, stream_schema, stream_name, stale_after::date as stale_after, table_name
  from snowflake.account_usage.streams
  where deleted is null
  order by stream_catalog, stream_schema, stream_name, stream_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/dynamic_tables.csv from (
  with days as (
      select $from_day as from_time, $until_day as until_time
  ), refreshes as (
      select id, database_name, schema_name, name, state, state_message, query_id, refresh_start_time,
             refresh_end_time, completion_target, refresh_action, refresh_trigger, target_lag_sec
      from snowflake.account_usage.dynamic_table_refresh_history
      where refresh_start_time >= $from_day and refresh_start_time < $until_day
            and state in ('SUCCEEDED', 'FAILED', 'UPSTREAM_FAILED')
      qualify row_number() over (partition by id, query_id, data_timestamp order by refresh_end_time desc) = 1
  ), credits as (
      select query_id, sum(credits) as credits
      from (
          select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
          from snowflake.account_usage.query_attribution_history
          where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
                            and query_id in (select query_id from refreshes)
      ) parts
      group by query_id
  ), good as (
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
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/pipes.csv from (
  with days as (
    select start_time::date as day, pipe_id::varchar as pipe_id, max_by(pipe_name, start_time) as pipe_name,
           sum(credits_used) as credits_used, sum(bytes_inserted) as bytes_inserted,
           max(start_time)::date as last_day
    from (
        select distinct pipe_id, pipe_name, start_time, end_time, credits_used, bytes_inserted
        from snowflake.account_usage.pipe_usage_history
        where start_time >= $from_day and start_time < $until_day and pipe_name is not null
    ) uses
    group by start_time::date, pipe_id::varchar
  )
  select pipe_id,
         max_by(pipe_name, day) as pipe_name,
         sum(credits_used) as credits_used,
         sum(bytes_inserted) as bytes_inserted,
         max(last_day) as last_day
  from days
  group by pipe_id
  order by pipe_id nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_scans.csv from (
  with days as (
    with bounds as (
        select dateadd('day', -70, $from_day) as from_time, $until_day as until_time
    ), intervals as (
        select distinct table_id, interval_start_time, warehouse_id, query_hash, num_queries
        from snowflake.account_usage.table_query_pruning_history
        where interval_start_time >= dateadd('day', -70, $from_day) and interval_start_time < $until_day
    ), scans as (
        select table_id, interval_start_time::date as day, num_queries as queries
        from intervals
        union all
        select o.referenced_object_id as table_id, dateadd('day', -1, b.until_time)::date as day, 0 as queries
        from snowflake.account_usage.object_dependencies o
        cross join bounds b
        where o.referencing_object_domain in ('MATERIALIZED VIEW', 'DYNAMIC TABLE')
    )
    select day, table_id::varchar as table_id, sum(queries) as queries, day as first_scan, day as last_scan
    from scans
    where table_id is not null
    group by day, table_id::varchar
  )
  select table_id,
         sum(case when day >= $from_day::date and day < $until_day::date then queries else 0 end) as queries,
         min(first_scan) as first_scan,
         max(last_scan) as last_scan
  from days
  group by table_id
  order by table_id nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_changes.csv from (
  with days as (
    select start_time::date as day, table_id::varchar as table_id,
           max(case when rows_added > 0 then 1 else 0 end) as days, sum(rows_added) as rows_added
    from (
        select distinct table_id, start_time, end_time, rows_added, rows_removed, rows_updated
        from snowflake.account_usage.table_dml_history
        where start_time >= $from_day and start_time < $until_day
    ) changes
    group by start_time::date, table_id::varchar
  )
  select table_id,
         sum(days) as days,
         sum(rows_added) as rows_added
  from days
  group by table_id
  order by table_id nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/replaced_tables.csv from (
  with dropped as (
      select t.table_schema_id, t.table_name, t.deleted, coalesce(m.failsafe_bytes, 0) as failsafe_bytes
      from snowflake.account_usage.tables t
      left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id
      where t.deleted is not null and t.table_type = 'BASE TABLE' and t.is_transient = 'NO'
  )
  select t.table_id, t.table_catalog, t.table_schema, t.table_name,
         sum(case when d.deleted >= $from_day and d.deleted < $until_day
             then 1 else 0 end) as replaced,
         sum(d.failsafe_bytes) as failsafe_bytes
  from snowflake.account_usage.tables t
  join dropped d on d.table_schema_id = t.table_schema_id and d.table_name = t.table_name
  where t.deleted is null and t.table_type = 'BASE TABLE' and t.is_transient = 'NO'
  group by t.table_id, t.table_catalog, t.table_schema, t.table_name
  having sum(d.failsafe_bytes) > 0
  order by t.table_catalog, t.table_schema, t.table_name, t.table_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/short_lived_tables.csv from (
  select t.table_schema_id, max(t.table_catalog) as table_catalog, max(t.table_schema) as table_schema,
         count(*) as tables, sum(m.failsafe_bytes) as failsafe_bytes
  from snowflake.account_usage.tables t
  join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id
  left join snowflake.account_usage.tables n
         on n.table_schema_id = t.table_schema_id and n.table_name = t.table_name and n.deleted is null
  where t.deleted >= $from_day and t.deleted < $until_day
        and t.deleted < dateadd('day', 1, t.created) and t.table_type = 'BASE TABLE'
        and t.is_transient = 'NO' and n.table_id is null
  group by t.table_schema_id
  having sum(m.failsafe_bytes) > 0
  order by t.table_schema_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_upkeep.csv from (
  select h.service_type, t.table_id, t.table_catalog, t.table_schema, t.table_name,
         sum(h.credits_used) as credits_used, min(h.start_time)::date as since
  from (
      select distinct service_type, entity_id, start_time, end_time, name, credits_used
      from snowflake.account_usage.metering_history
      where start_time >= $from_day and start_time < $until_day
            and service_type in ('AUTO_CLUSTERING', 'SEARCH_OPTIMIZATION')
  ) h
  join snowflake.account_usage.tables t on t.table_id = h.entity_id and t.deleted is null
  group by h.service_type, t.table_id, t.table_catalog, t.table_schema, t.table_name
  order by h.service_type, t.table_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/search_use.csv from (
  with days as (
    select start_time::date as day, table_id::varchar as table_id, sum(num_scans) as num_scans
    from (
        select distinct table_id, start_time, end_time, num_scans
        from snowflake.account_usage.search_optimization_benefits
        where start_time >= $from_day and start_time < $until_day
    ) benefits
    group by start_time::date, table_id::varchar
  )
  select table_id,
         sum(num_scans) as num_scans
  from days
  group by table_id
  order by table_id nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/stage_days.csv from (
  select distinct usage_date, average_stage_bytes
  from snowflake.account_usage.stage_storage_usage_history
  where usage_date >= $from_day and usage_date < $until_day
  order by usage_date
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/clones.csv from (
  with holding as (
      select clone_group_id
      from snowflake.account_usage.table_storage_metrics
      group by clone_group_id
      having sum(retained_for_clone_bytes) > 0
  )
  select m.id, m.clone_group_id, m.deleted as dropped,
         m.retained_for_clone_bytes, t.table_catalog || '.' || t.table_schema || '.' || t.table_name as label,
         t.created::date as created
  from snowflake.account_usage.table_storage_metrics m
  join holding h on h.clone_group_id = m.clone_group_id
  left join snowflake.account_usage.tables t on t.table_id = m.id
  where not m.deleted or m.retained_for_clone_bytes > 0
  order by m.clone_group_id, m.id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/columns.csv from (
  with builders as (
      select distinct user_name
      from snowflake.account_usage.query_history
      where start_time >= dateadd('day', 23, $from_day) and start_time < $until_day
            and (query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%')
  ), schemas as (
      select distinct t.table_schema_id
      from snowflake.account_usage.tables t
      join builders b on b.user_name = t.last_ddl_by
      where t.deleted is null
  ), built as (
      select t.table_id, t.table_catalog, t.table_schema, t.table_name, t.table_type
      from snowflake.account_usage.tables t
      join schemas s on s.table_schema_id = t.table_schema_id
      where t.deleted is null
      order by t.last_altered desc, t.table_id
      limit 5000
  )
  select b.table_id, b.table_catalog, b.table_schema, b.table_name, b.table_type, c.column_name,
         c.data_type, c.numeric_precision, c.numeric_scale
  from built b
  join snowflake.account_usage.columns c on c.table_id = b.table_id and c.deleted is null
  order by b.table_catalog, b.table_schema, b.table_name, b.table_id, c.ordinal_position
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/column_reads.csv from (
  with days as (
    with dbt as (
        select distinct query_id
        from snowflake.account_usage.query_history
        where start_time >= dateadd('day', -1, $from_day) and start_time < dateadd('day', 1,
            $until_day)
              and (query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%'
               or query_tag like '%"app": "dbt"%' or query_tag like '%"app":"dbt"%')
    ), accesses as (
        select query_id, query_start_time, base_objects_accessed as objects
        from snowflake.account_usage.access_history
        where query_start_time >= $from_day and query_start_time < $until_day
        union all
        select query_id, query_start_time, direct_objects_accessed as objects
        from snowflake.account_usage.access_history
        where query_start_time >= $from_day and query_start_time < $until_day
    ), objects as (
        select a.query_id, a.query_start_time::date as day, o.value:objectName::varchar as name,
               o.value:columns as columns
        from accesses a, lateral flatten(input => a.objects) o
    ), reads as (
        select o.query_id, o.day, o.name, c.value:columnName::varchar as column_name
        from objects o, lateral flatten(input => o.columns) c
    )
    select r.day, r.name, count(distinct r.query_id) as reads, listagg(distinct r.column_name, ', ') as columns
    from reads r
    left join dbt d on d.query_id = r.query_id
    where d.query_id is null and r.name is not null
    group by r.day, r.name
  )
  select name,
         sum(reads) as reads,
         listagg(distinct columns, ', ') as columns
  from days
  group by name
  qualify sum(sum(reads)) over (partition by name) >= 100
  order by name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/views.csv from (
  with latest as (
      select table_catalog, table_schema, table_name, table_id,
             case when length(view_definition) <= 8000 then view_definition end as view_definition
      from snowflake.account_usage.views
      where deleted is null and table_schema <> 'INFORMATION_SCHEMA'
      order by last_altered desc, table_id
      limit 5000
  )
  select table_catalog, table_schema, table_name, view_definition
  from latest
  order by table_catalog, table_schema, table_name, table_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/masked_columns.csv from (
  select ref_database_name, ref_schema_name, ref_entity_name, ref_column_name, tag_name,
         policy_db, policy_schema, policy_name
  from snowflake.account_usage.policy_references
  where policy_kind = 'MASKING_POLICY'
  order by ref_database_name, ref_schema_name, ref_entity_name, ref_column_name, tag_name,
           policy_db, policy_schema, policy_name
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/users.csv from (
  select name, type, has_password, has_mfa, default_role, created_on::date as created_on,
         last_success_login::date as last_success_login
  from snowflake.account_usage.users
  where deleted_on is null and coalesce(disabled::varchar, 'false') = 'false'
        and (expires_at is null or expires_at > current_timestamp())
        and name not in ('SNOWFLAKE', 'WORKSHEETS_APP_USER') and coalesce(type, '') <> 'SNOWFLAKE_SERVICE'
  order by name
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/account_admins.csv from (
  select distinct 'USER' as granted_to, g.grantee_name
  from snowflake.account_usage.grants_to_users g
  join snowflake.account_usage.users u on u.name = g.grantee_name and u.created_on <= g.created_on
  where g.role = 'ACCOUNTADMIN' and g.deleted_on is null and u.deleted_on is null
        and coalesce(u.disabled::varchar, 'false') = 'false'
  union all
  select distinct 'ROLE' as granted_to, grantee_name
  from snowflake.account_usage.grants_to_roles
  where name = 'ACCOUNTADMIN' and granted_on = 'ROLE' and privilege = 'USAGE' and deleted_on is null
  order by granted_to, grantee_name
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/admin_use.csv from (
  with days as (
    select start_time::date as day, user_name, count(distinct query_id) as queries,
           count(distinct case when role_name = 'ACCOUNTADMIN' then query_id end) as admin_queries
    from snowflake.account_usage.query_history
    where start_time >= $from_day and start_time < $until_day and warehouse_size is not null
          and not coalesce(is_client_generated_statement, false)
    group by start_time::date, user_name
  )
  select user_name,
         sum(queries) as queries,
         sum(admin_queries) as admin_queries
  from days
  group by user_name
  qualify sum(sum(admin_queries)) over (partition by user_name) >= 1
  order by user_name nulls first
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/network_policies.csv from (
  select p.id, p.name, p.allowed_ip_list, count(r.policy_id) as uses, p.blocked_ip_list
  from snowflake.account_usage.network_policies p
  left join snowflake.account_usage.policy_references r
         on r.policy_id = p.id and r.policy_kind = 'NETWORK_POLICY'
  where p.deleted is null
  group by p.id, p.name, p.allowed_ip_list, p.blocked_ip_list
  order by p.name, p.id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/credentials.csv from (
  select c.credential_id, c.name, c.user_name, c.type, c.status, c.created_on::date as created_on,
         c.last_used_on::date as last_used_on, c.expiration_date::date as expiration_date,
         c.additional_details::varchar as additional_details
  from snowflake.account_usage.credentials c
  join snowflake.account_usage.users u on u.name = c.user_name and u.deleted_on is null
  where coalesce(u.disabled::varchar, 'false') = 'false'
  order by c.user_name, c.name, c.credential_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/public_grants.csv from (
  select table_catalog, table_schema, granted_on, privilege, count(distinct name) as objects, min(name) as name
  from snowflake.account_usage.grants_to_roles
  where grantee_name = 'PUBLIC' and granted_to in ('ROLE', 'ACCOUNT ROLE') and deleted_on is null
        and privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'READ', 'WRITE')
        and table_catalog is not null and table_schema is not null
        and table_catalog not in ('SNOWFLAKE', 'SNOWFLAKE_SAMPLE_DATA')
        and table_schema <> 'INFORMATION_SCHEMA'
  group by table_catalog, table_schema, granted_on, privilege
  order by table_catalog, table_schema, granted_on, privilege
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/failed_logins.csv from (
  with hours as (
      select user_name, date_trunc('hour', event_timestamp) as hour_time, count(distinct event_id) as failed,
             max(error_message) as error_message
      from snowflake.account_usage.login_history
      where event_timestamp >= $from_day and event_timestamp < $until_day
            and is_success = 'NO' and user_name is not null
      group by user_name, date_trunc('hour', event_timestamp)
  ), worst as (
      select user_name, hour_time, error_message
      from hours
      qualify row_number() over (partition by user_name order by failed desc, hour_time desc) = 1
  )
  select h.user_name, sum(h.failed) as failed, max(h.failed) as most_in_an_hour,
         left(max(w.hour_time)::varchar, 13) as worst_hour, max(w.error_message) as error_message
  from hours h
  join worst w on w.user_name = h.user_name
  group by h.user_name
  order by h.user_name
) header = true single = true overwrite = true max_file_size = 5000000000;

get @extracts file:///srv/snowflake-extracts;
