package io.plumbline.crawl.snowflake;

import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import java.util.List;

/** Questions about columns. */
final class ColumnQueries {

    /** Tables whose columns are fetched, those that were altered last; of each all columns. */
    private static final int MOST_TABLES = 5_000;

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

    static final List<AccountQuery> ALL = List.of(COLUMNS, MASKED);

    private ColumnQueries() {}
}
