package io.plumbline.crawl.snowflake;

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

    static final AccountQuery.Unasked READS = new AccountQuery.Unasked(
            TableReads.EXTRACT, "the arrays of ACCESS_HISTORY are taken apart by FLATTEN, which is not portable", """
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
            """);

    static final List<AccountQuery> ALL = List.of(TABLES);

    private TableQueries() {}
}
