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
      select query_id, query_parameterized_hash, warehouse_name, user_name, start_time, execution_status,
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
