package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.NAMES;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.ColumnReads;
import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import io.plumbline.model.account.ViewText;
import java.util.List;

/** Questions about columns. */
final class ColumnQueries {

    /** Tables whose columns are fetched, those that were altered last; of each all columns. */
    private static final int MOST_TABLES = 5_000;

    /** Queries of the window below which a table's are not told. */
    private static final int OFTEN = 100;

    /** Characters of a view's text; of a longer one nothing is told, for a part of it cannot be read. */
    private static final int VIEW_LENGTH = 8_000;

    /** Days at the end of the window in which whoever runs dbt ran it. */
    private static final int BUILDING = 7;

    /** Of schemas alone in which a user whose statements dbt has marked was the last to create or alter a table. */
    private static final AccountQuery COLUMNS =
            AccountQuery.of(TableColumn.EXTRACT, List.of("QUERY_HISTORY", "TABLES", "COLUMNS"), 1, """
            with builders as (
                select distinct user_name
                from snowflake.account_usage.query_history
                where start_time >= dateadd('day', %d, ?::timestamp_ltz) and start_time < ?::timestamp_ltz
                      and (query_text like '%%"app": "dbt"%%' or query_text like '%%"app":"dbt"%%')
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
                limit %d
            )
            select b.table_id, b.table_catalog, b.table_schema, b.table_name, b.table_type, c.column_name,
                   c.data_type, c.numeric_precision, c.numeric_scale
            from built b
            join snowflake.account_usage.columns c on c.table_id = b.table_id and c.deleted is null
            order by b.table_catalog, b.table_schema, b.table_name, b.table_id, c.ordinal_position
            """.formatted(
                            AccountWindow.DAYS - BUILDING, MOST_TABLES));

    private static final AccountQuery MASKED =
            AccountQuery.of(MaskedColumn.EXTRACT, List.of("POLICY_REFERENCES"), 0, """
            select ref_database_name, ref_schema_name, ref_entity_name, ref_column_name, tag_name,
                   policy_db, policy_schema, policy_name
            from snowflake.account_usage.policy_references
            where policy_kind = 'MASKING_POLICY'
            order by ref_database_name, ref_schema_name, ref_entity_name, ref_column_name, tag_name,
                     policy_db, policy_schema, policy_name
            """);

    /**
     * Of tables that many queries read. Beside what stands behind a view the view itself is told, whose columns may be a model's, too.
     */
    private static final AccountQuery READS = AccountQuery.of(
            ColumnReads.EXTRACT,
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
                select query_id, query_start_time, base_objects_accessed as objects
                from snowflake.account_usage.access_history
                where query_start_time >= ?::timestamp_ltz and query_start_time < ?::timestamp_ltz
                union all
                select query_id, query_start_time, direct_objects_accessed as objects
                from snowflake.account_usage.access_history
                where query_start_time >= ?::timestamp_ltz and query_start_time < ?::timestamp_ltz
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
            """.formatted(TableQueries.BY_DBT),
            Daily.of(Daily.QUERIES, KEY, SUM, NAMES).least(OFTEN, "READS"));

    /** Of the views that were altered last, with the text that made them as far as it is not very long. */
    private static final AccountQuery VIEWS =
            AccountQuery.of(ViewText.EXTRACT, List.of("VIEWS"), 0, """
            with latest as (
                select table_catalog, table_schema, table_name, table_id,
                       case when length(view_definition) <= %d then view_definition end as view_definition
                from snowflake.account_usage.views
                where deleted is null and table_schema <> 'INFORMATION_SCHEMA'
                order by last_altered desc, table_id
                limit %d
            )
            select table_catalog, table_schema, table_name, view_definition
            from latest
            order by table_catalog, table_schema, table_name, table_id
            """.formatted(VIEW_LENGTH, MOST_TABLES));

    static final List<AccountQuery> ALL = List.of(COLUMNS, READS, VIEWS, MASKED);

    private ColumnQueries() {}
}
