-- Unloads the extracts that docs/snowflake.md describes. Run it once a day; it reads metadata only. It is made of the
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

copy into @extracts/warehouse_days.csv from (
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
  order by warehouse_name, start_time::date
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/warehouse_work.csv from (
  with runs as (
      select query_id, start_time, warehouse_name, warehouse_size, partitions_scanned, bytes_spilled_to_local_storage,
         bytes_spilled_to_remote_storage, total_elapsed_time, queued_overload_time
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and warehouse_name is not null and warehouse_size is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select warehouse_name, warehouse_size, count(*) as runs,
         sum(case when partitions_scanned > 0 then 1 else 0 end) as scans,
         sum(case when partitions_scanned > 0 and partitions_scanned < case lower(warehouse_size)
                 when 'x-small' then 1 when 'small' then 2 when 'medium' then 4 when 'large' then 8
                 when 'x-large' then 16 when '2x-large' then 32 when '3x-large' then 64
                 when '4x-large' then 128 when '5x-large' then 256 when '6x-large' then 512 else 0 end
             then 1 else 0 end) as small_scans,
         sum(case when bytes_spilled_to_local_storage > 0 or bytes_spilled_to_remote_storage > 0
             then 1 else 0 end) as spilled_runs,
         sum(total_elapsed_time) as total_elapsed_time, sum(queued_overload_time) as queued_overload_time,
         percentile_cont(0.95) within group (order by queued_overload_time) as queued_overload_p95
  from runs
  group by warehouse_name, warehouse_size
  order by warehouse_name, warehouse_size
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/warehouse_events.csv from (
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
  order by warehouse_name, hour_start::date, event_name
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/metering_days.csv from (
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
  order by usage_date, service_type
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/cloud_services.csv from (
  with runs as (
      select query_id, start_time, query_type, credits_used_cloud_services
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and query_type is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select query_type, count(*) as runs, sum(credits_used_cloud_services) as credits_used_cloud_services
  from runs
  group by query_type
  order by query_type
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/table_pruning.csv from (
  select database_name, schema_name, table_name, sum(num_queries) as queries,
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
  group by database_name, schema_name, table_name
  order by database_name, schema_name, table_name
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
         t.is_transient, m.active_bytes, m.time_travel_bytes, m.failsafe_bytes
  from snowflake.account_usage.tables t
  left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id and not m.deleted
  where t.deleted is null and t.table_schema <> 'INFORMATION_SCHEMA'
  order by t.table_catalog, t.table_schema, t.table_name, t.table_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/queries.csv from (
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
         bytes_spilled_to_remote_storage, partitions_scanned, partitions_total, query_tag,
         right(query_text, 1000) as query_text
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and warehouse_name is not null and query_parameterized_hash is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select q.query_parameterized_hash, count(*) as runs, coalesce(sum(c.credits), 0) as credits,
         min(q.warehouse_name) as warehouse_name, min(q.user_name) as user_name,
         min(q.start_time)::date as first_day,
         sum(case when q.execution_status = 'FAIL' then 1 else 0 end) as failed,
         sum(q.bytes_spilled_to_remote_storage) as bytes_spilled_to_remote_storage,
         sum(q.partitions_scanned) as partitions_scanned, sum(q.partitions_total) as partitions_total,
         min(q.query_tag) as query_tag, min(q.query_text) as query_text
  from runs q
  left join credits c on c.query_id = q.query_id
  group by q.query_parameterized_hash
  order by coalesce(sum(c.credits), 0) desc, q.query_parameterized_hash
  limit 10000
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_times.csv from (
  with runs as (
      select query_id, start_time, query_parameterized_hash, user_name, total_elapsed_time, compilation_time, query_retry_time,
         transaction_blocked_time
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and query_parameterized_hash is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select query_parameterized_hash, min(user_name) as user_name, count(*) as runs,
         sum(total_elapsed_time) as total_elapsed_time, sum(compilation_time) as compilation_time,
         percentile_cont(0.5) within group (order by compilation_time) as compilation_p50,
         sum(query_retry_time) as query_retry_time,
         sum(transaction_blocked_time) as transaction_blocked_time
  from runs
  group by query_parameterized_hash
  having sum(compilation_time) > 1000 * count(*) or sum(query_retry_time) > 0
         or sum(transaction_blocked_time) > 0
  order by query_parameterized_hash
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_failures.csv from (
  with credits as (
      select query_id, sum(credits) as credits
      from (
          select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
          from snowflake.account_usage.query_attribution_history
          where start_time >= $from_day and start_time < dateadd('day', 2, $until_day)
      ) parts
      group by query_id
  ), runs as (
      select query_id, start_time, query_parameterized_hash, error_code, user_name, error_message, query_tag,
         right(query_text, 1000) as query_text
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and execution_status = 'FAIL' and query_parameterized_hash is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select q.query_parameterized_hash, q.error_code, count(*) as runs, coalesce(sum(c.credits), 0) as credits,
         min(q.user_name) as user_name, left(min(q.error_message), 300) as error_message,
         min(q.query_tag) as query_tag, min(q.query_text) as query_text
  from runs q
  left join credits c on c.query_id = q.query_id
  group by q.query_parameterized_hash, q.error_code
  having count(*) >= 3
  order by q.query_parameterized_hash, q.error_code
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_insights.csv from (
  select query_parameterized_hash, insight_type_id, count(distinct query_id) as queries,
         min(query_id) as query_id, left(min(suggestions::varchar), 1000) as suggestions
  from snowflake.account_usage.query_insights
  where start_time >= $from_day and start_time < $until_day
        and is_opportunity and query_parameterized_hash is not null
  group by query_parameterized_hash, insight_type_id
  order by query_parameterized_hash, insight_type_id
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/repeated_queries.csv from (
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
  select q.query_hash, min(q.query_parameterized_hash) as query_parameterized_hash,
         min(q.user_name) as user_name, count(*) as runs, count(distinct q.start_time::date) as days,
         coalesce(sum(c.credits), 0) as credits, min(q.rows_produced) as least_rows,
         max(q.rows_produced) as most_rows, min(q.bytes_scanned) as least_bytes,
         max(q.bytes_scanned) as most_bytes
  from runs q
  left join credits c on c.query_id = q.query_id
  group by q.query_hash
  having count(*) >= 100
  order by q.query_hash
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/small_writes.csv from (
  with runs as (
      select query_id, start_time, query_parameterized_hash, user_name, execution_time, credits_used_cloud_services
      from snowflake.account_usage.query_history
      where start_time >= $from_day and start_time < $until_day
            and query_type = 'INSERT' and execution_status = 'SUCCESS' and rows_inserted = 1 and query_parameterized_hash is not null
      qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
  )
  select query_parameterized_hash, min(user_name) as user_name, count(*) as runs,
         count(distinct start_time::date) as days, sum(execution_time) as execution_time,
         sum(credits_used_cloud_services) as credits_used_cloud_services
  from runs
  group by query_parameterized_hash
  having count(*) >= 50
  order by query_parameterized_hash
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/query_days.csv from (
  with parts as (
      select distinct query_id, query_parameterized_hash, start_time, end_time,
             credits_attributed_compute::number(38, 9) as credits
      from snowflake.account_usage.query_attribution_history
      where start_time >= $from_day and start_time < $until_day
            and query_parameterized_hash is not null
  ), dear as (
      select query_parameterized_hash from parts group by query_parameterized_hash having sum(credits) >= 1
  )
  select p.query_parameterized_hash, p.start_time::date as day, count(distinct p.query_id) as runs,
         sum(p.credits) as credits
  from parts p
  join dear d on d.query_parameterized_hash = p.query_parameterized_hash
  group by p.query_parameterized_hash, p.start_time::date
  order by p.query_parameterized_hash, p.start_time::date
) header = true single = true overwrite = true max_file_size = 5000000000;

copy into @extracts/users.csv from (
  select name, type, has_password, has_mfa from snowflake.account_usage.users
  where deleted_on is null and coalesce(disabled::varchar, 'false') = 'false'
  order by name
) header = true single = true overwrite = true max_file_size = 5000000000;

-- Only here: the arrays of ACCESS_HISTORY are taken apart by FLATTEN, which is not portable.
copy into @extracts/table_reads.csv from (
  select split_part(o.value:objectName::text, '.', 1) as table_catalog,
         split_part(o.value:objectName::text, '.', 2) as table_schema,
         split_part(o.value:objectName::text, '.', 3) as table_name,
         count(distinct a.query_id) as reads, max(a.query_start_time)::date as last_read
  from snowflake.account_usage.access_history a
  join snowflake.account_usage.query_history q on q.query_id = a.query_id,
       lateral flatten(array_cat(a.base_objects_accessed, a.direct_objects_accessed)) o
  where a.query_start_time >= $from_day and a.query_start_time < $until_day
    and q.query_text not ilike '%"app": "dbt"%' and coalesce(q.query_tag, '') not ilike '%"app": "dbt"%'
  group by 1, 2, 3 order by 1, 2, 3
) header = true single = true overwrite = true max_file_size = 5000000000;

get @extracts file:///srv/snowflake-extracts;
