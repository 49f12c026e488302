package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.GREATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.DirectReads;
import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import java.util.List;

/** Questions about tables. */
final class TableQueries {

    private static final AccountQuery TABLES =
            AccountQuery.of(StoredTable.EXTRACT, List.of("TABLES", "TABLE_STORAGE_METRICS"), 0, """
            select t.table_id, t.table_catalog, t.table_schema, t.table_name, t.table_type, t.created::date as created,
                   t.is_transient, m.active_bytes, m.time_travel_bytes, m.failsafe_bytes, t.retention_time,
                   t.last_altered::date as last_altered, t.is_iceberg
            from snowflake.account_usage.tables t
            left join snowflake.account_usage.table_storage_metrics m on m.id = t.table_id and not m.deleted
            where t.deleted is null and t.table_schema <> 'INFORMATION_SCHEMA'
            order by t.table_catalog, t.table_schema, t.table_name, t.table_id
            """);

    /** What dbt runs says so in its last comment or its tag; with and without a blank, for dbt has written both. */
    static final String BY_DBT = """
            (query_text like '%"app": "dbt"%' or query_text like '%"app":"dbt"%'
                       or query_tag like '%"app": "dbt"%' or query_tag like '%"app":"dbt"%')""";

    /** Days of reads that are looked at, to tell who was the last reader of what nobody reads any more. */
    private static final int REACH = 100;

    /** The parts of a column {@code name}. */
    private static final String NAMED = """
            %s as table_catalog,
            %s as table_schema,
            %s as table_name""".formatted(
                    Identifier.part("name", 1), Identifier.part("name", 2), Identifier.part("name", 3))
            .indent(11)
            .strip();

    /** A query that the history has not counts as a reader: who reads too much is no harm, who reads too little is. */
    static final AccountQuery READS = AccountQuery.of(
            TableReads.EXTRACT,
            List.of("ACCESS_HISTORY", "QUERY_HISTORY"),
            3,
            """
            with dbt as (
                select distinct query_id
                from snowflake.account_usage.query_history
                where start_time >= dateadd('day', -1, ?::timestamp_ltz) and start_time < dateadd('day', 1,
                    ?::timestamp_ltz)
                      and %s
            ), accesses as (
                select query_id, query_start_time, user_name, base_objects_accessed as objects
                from snowflake.account_usage.access_history
                where query_start_time >= ?::timestamp_ltz and query_start_time < ?::timestamp_ltz
                union all
                select query_id, query_start_time, user_name, direct_objects_accessed as objects
                from snowflake.account_usage.access_history
                where query_start_time >= ?::timestamp_ltz and query_start_time < ?::timestamp_ltz
            ), objects as (
                select a.query_id, a.query_start_time, a.user_name, o.value:objectName::varchar as name
                from accesses a, lateral flatten(input => a.objects) o
            ), reads as (
                select query_id, query_start_time, user_name,
                       %s
                from objects
            )
            select r.query_start_time::date as day, r.table_catalog, r.table_schema, r.table_name,
                   count(distinct r.query_id) as reads, max(r.query_start_time)::date as last_read,
                   max_by(r.user_name, r.query_start_time::varchar || r.user_name) as last_reader
            from reads r
            left join dbt d on d.query_id = r.query_id
            where d.query_id is null and r.table_name <> ''
            group by r.query_start_time::date, r.table_catalog, r.table_schema, r.table_name
            """.formatted(BY_DBT, NAMED),
            Daily.of(Daily.QUERIES, KEY, KEY, KEY, SUM, GREATEST, LATEST).reaching(REACH));

    /**
     * A statement is somebody's own where no procedure and no task ran it and no client made it up by itself. Whoever writes into the
     * schema is no reader but loads it.
     */
    private static final AccountQuery DIRECT = AccountQuery.of(
            DirectReads.EXTRACT,
            List.of("ACCESS_HISTORY", "QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"),
            4,
            """
            with %s, read as (
                select distinct a.query_id, o.value:objectName::varchar as name
                from snowflake.account_usage.access_history a, lateral flatten(input => a.direct_objects_accessed) o
                where a.query_start_time >= ?::timestamp_ltz and a.query_start_time < ?::timestamp_ltz
                      and a.parent_query_id is null
            ), reads as (
                select query_id,
                       %s
                from read
            ), %s, modified as (
                select distinct a.query_start_time::date as day, a.user_name, o.value:objectName::varchar as name
                from snowflake.account_usage.access_history a, lateral flatten(input => a.objects_modified) o
                where a.query_start_time >= ?::timestamp_ltz and a.query_start_time < ?::timestamp_ltz
            ), writers as (
                select distinct day, user_name,
                       %s as table_catalog,
                       %s as table_schema
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
            """.formatted(
                            Once.runs("user_name", """
            query_type = 'SELECT' and execution_status = 'SUCCESS' and user_name <> 'SYSTEM'
                  and not coalesce(is_client_generated_statement, false) and not coalesce(%s, false)""".formatted(BY_DBT)),
                            NAMED,
                            Once.creditsOf("reads"),
                            Identifier.part("name", 1),
                            Identifier.part("name", 2)),
            Daily.of(Daily.QUERIES, KEY, KEY, KEY, KEY, SUM, SUM, SUM, SUM).first(Daily.MOST, "QUERIES"));

    /** Of the queries that differ in literals only some may be dbt's; only where all of them are, they are left out. */
    static final AccountQuery SCANS = AccountQuery.of(
            OtherScans.EXTRACT,
            List.of("TABLE_QUERY_PRUNING_HISTORY", "QUERY_HISTORY"),
            2,
            """
            with dbt as (
                select query_parameterized_hash
                from snowflake.account_usage.query_history
                where start_time >= dateadd('day', -1, ?::timestamp_ltz) and start_time < dateadd('day', 1,
                    ?::timestamp_ltz)
                group by query_parameterized_hash
                having min(case when %s then 1 else 0 end) = 1
            ), scans as (
                select distinct interval_start_time, interval_end_time, table_id, table_name, schema_name,
                    database_name,
                       warehouse_id, query_hash, query_parameterized_hash, num_queries
                from snowflake.account_usage.table_query_pruning_history
                where interval_start_time >= ?::timestamp_ltz and interval_start_time < ?::timestamp_ltz
            )
            select s.interval_start_time::date as day, s.database_name as table_catalog, s.schema_name as table_schema,
                   s.table_name, sum(s.num_queries) as scans, max(s.interval_end_time)::date as last_scan
            from scans s
            left join dbt d on d.query_parameterized_hash = s.query_parameterized_hash
            where d.query_parameterized_hash is null
            group by s.interval_start_time::date, s.database_name, s.schema_name, s.table_name
            """.formatted(BY_DBT),
            Daily.of(Daily.QUERIES, KEY, KEY, KEY, SUM, GREATEST));

    static final List<AccountQuery> ALL = List.of(TABLES, READS, SCANS, DIRECT);

    private TableQueries() {}
}
