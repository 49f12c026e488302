package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.GREATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LEAST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.CloneMember;
import io.plumbline.model.account.ReplacedTable;
import io.plumbline.model.account.SearchUse;
import io.plumbline.model.account.ShortLivedTables;
import io.plumbline.model.account.StageDay;
import io.plumbline.model.account.TableChanges;
import io.plumbline.model.account.TableScans;
import io.plumbline.model.account.TableUpkeep;
import java.util.List;

/** Questions about what tables cost beside their data, and whether it is of use. */
final class StorageQueries {

    /** Days of scans that are looked at: more than a table may go unread before a rule says so. */
    private static final int DAYS = 100;

    /**
     * What stands under a materialized view or a dynamic table is read by the upkeep of those, whoever reads them: it counts as scanned
     * on the last day that is asked for.
     */
    private static final AccountQuery SCANS = AccountQuery.of(
            TableScans.EXTRACT,
            List.of("TABLE_QUERY_PRUNING_HISTORY", "OBJECT_DEPENDENCIES"),
            2,
            """
            with bounds as (
                select ?::timestamp_ltz as from_time, ?::timestamp_ltz as until_time
            ), intervals as (
                select distinct table_id, interval_start_time, warehouse_id, query_hash, num_queries
                from snowflake.account_usage.table_query_pruning_history
                where interval_start_time >= ?::timestamp_ltz and interval_start_time < ?::timestamp_ltz
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
            """,
            Daily.of(Daily.QUERIES, KEY, SUM, LEAST, GREATEST).reaching(DAYS));

    private static final AccountQuery CHANGES = AccountQuery.of(
            TableChanges.EXTRACT, List.of("TABLE_DML_HISTORY"), 1, """
            select start_time::date as day, table_id::varchar as table_id,
                   max(case when rows_added > 0 then 1 else 0 end) as days, sum(rows_added) as rows_added
            from (
                select distinct table_id, start_time, end_time, rows_added, rows_removed, rows_updated
                from snowflake.account_usage.table_dml_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
            ) changes
            group by start_time::date, table_id::varchar
            """, Daily.of(Daily.QUERIES, KEY, SUM, SUM));

    /** A dropped table that entered fail-safe has lost its name in TABLE_STORAGE_METRICS; TABLES still has it. */
    private static final AccountQuery REPLACED =
            AccountQuery.of(ReplacedTable.EXTRACT, List.of("TABLES", "TABLE_STORAGE_METRICS"), 1, """
            with dropped as (
                select t.table_schema_id, t.table_name, t.deleted, coalesce(m.failsafe_bytes, 0) as failsafe_bytes
                from snowflake.account_usage.tables t
                left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id
                where t.deleted is not null and t.table_type = 'BASE TABLE' and t.is_transient = 'NO'
            )
            select t.table_id, t.table_catalog, t.table_schema, t.table_name,
                   sum(case when d.deleted >= ?::timestamp_ltz and d.deleted < ?::timestamp_ltz
                       then 1 else 0 end) as replaced,
                   sum(d.failsafe_bytes) as failsafe_bytes
            from snowflake.account_usage.tables t
            join dropped d on d.table_schema_id = t.table_schema_id and d.table_name = t.table_name
            where t.deleted is null and t.table_type = 'BASE TABLE' and t.is_transient = 'NO'
            group by t.table_id, t.table_catalog, t.table_schema, t.table_name
            having sum(d.failsafe_bytes) > 0
            order by t.table_catalog, t.table_schema, t.table_name, t.table_id
            """);

    private static final AccountQuery SHORT_LIVED =
            AccountQuery.of(ShortLivedTables.EXTRACT, List.of("TABLES", "TABLE_STORAGE_METRICS"), 1, """
            select t.table_schema_id, max(t.table_catalog) as table_catalog, max(t.table_schema) as table_schema,
                   count(*) as tables, sum(m.failsafe_bytes) as failsafe_bytes
            from snowflake.account_usage.tables t
            join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id
            left join snowflake.account_usage.tables n
                   on n.table_schema_id = t.table_schema_id and n.table_name = t.table_name and n.deleted is null
            where t.deleted >= ?::timestamp_ltz and t.deleted < ?::timestamp_ltz
                  and t.deleted < dateadd('day', 1, t.created) and t.table_type = 'BASE TABLE'
                  and t.is_transient = 'NO' and n.table_id is null
            group by t.table_schema_id
            having sum(m.failsafe_bytes) > 0
            order by t.table_schema_id
            """);

    private static final AccountQuery SERVICES =
            AccountQuery.of(TableUpkeep.EXTRACT, List.of("METERING_HISTORY", "TABLES"), 1, """
            select h.service_type, t.table_id, t.table_catalog, t.table_schema, t.table_name,
                   sum(h.credits_used) as credits_used, min(h.start_time)::date as since
            from (
                select distinct service_type, entity_id, start_time, end_time, name, credits_used
                from snowflake.account_usage.metering_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                      and service_type in ('AUTO_CLUSTERING', 'SEARCH_OPTIMIZATION')
            ) h
            join snowflake.account_usage.tables t on t.table_id = h.entity_id and t.deleted is null
            group by h.service_type, t.table_id, t.table_catalog, t.table_schema, t.table_name
            order by h.service_type, t.table_id
            """);

    private static final AccountQuery SEARCHES = AccountQuery.of(
            SearchUse.EXTRACT, List.of("SEARCH_OPTIMIZATION_BENEFITS"), 1, """
            select start_time::date as day, table_id::varchar as table_id, sum(num_scans) as num_scans
            from (
                select distinct table_id, start_time, end_time, num_scans
                from snowflake.account_usage.search_optimization_benefits
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
            ) benefits
            group by start_time::date, table_id::varchar
            """, Daily.of(Daily.QUERIES, KEY, SUM));

    private static final AccountQuery STAGES =
            AccountQuery.of(StageDay.EXTRACT, List.of("STAGE_STORAGE_USAGE_HISTORY"), 1, """
            select distinct usage_date, average_stage_bytes
            from snowflake.account_usage.stage_storage_usage_history
            where usage_date >= ?::timestamp_ltz and usage_date < ?::timestamp_ltz
            order by usage_date
            """);

    private static final AccountQuery CLONES =
            AccountQuery.of(CloneMember.EXTRACT, List.of("TABLES", "TABLE_STORAGE_METRICS"), 0, """
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
            """);

    static final List<AccountQuery> ALL =
            List.of(SCANS, CHANGES, REPLACED, SHORT_LIVED, SERVICES, SEARCHES, STAGES, CLONES);

    private StorageQueries() {}
}
