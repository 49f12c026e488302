package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LEAST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.QueryGroup;
import java.util.List;

/** Questions about queries. */
final class QueryQueries {

    /** Groups of queries that are kept of a day, and of all days; the dearest ones. */
    private static final int MOST = 10_000;

    private static final String RUNS = Once.runs("""
            query_parameterized_hash, warehouse_name, user_name, execution_status,
                   bytes_spilled_to_remote_storage, partitions_scanned, partitions_total,
                   nullif(query_tag, '') as query_tag, right(query_text, 1500) as query_text""", """
            warehouse_name is not null and query_parameterized_hash is not null""");

    private static final AccountQuery QUERIES = AccountQuery.of(
            QueryGroup.EXTRACT,
            List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"),
            2,
            """
            with %s, %s, hashes as (
                select q.start_time::date as day, q.query_parameterized_hash, count(*) as runs,
                       coalesce(sum(c.credits), 0) as credits, min(q.warehouse_name) as warehouse_name,
                       min(q.user_name) as user_name,
                       sum(case when q.execution_status = 'FAIL' then 1 else 0 end) as failed,
                       sum(q.bytes_spilled_to_remote_storage) as spilled, sum(q.partitions_scanned) as scanned,
                       sum(q.partitions_total) as total, min(q.query_tag) as query_tag,
                       min(q.query_text) as query_text
                from runs q
                left join credits c on c.query_id = q.query_id
                group by q.start_time::date, q.query_parameterized_hash
            ), placed as (
                select hashes.*,
                       row_number() over (partition by day order by credits desc, query_parameterized_hash) <= %d
                           as dear
                from hashes
            )
            select day, case when dear then query_parameterized_hash else '' end as query_parameterized_hash,
                   sum(runs) as runs, sum(credits) as credits,
                   min(case when dear then warehouse_name end) as warehouse_name,
                   min(case when dear then user_name end) as user_name, day as first_day, sum(failed) as failed,
                   sum(spilled) as bytes_spilled_to_remote_storage, sum(scanned) as partitions_scanned,
                   sum(total) as partitions_total, min(case when dear then query_tag end) as query_tag,
                   min(case when dear then query_text end) as query_text
            from placed
            group by day, case when dear then query_parameterized_hash else '' end
            """.formatted(Once.CREDITS, RUNS, MOST),
            Daily.of(Daily.QUERIES, KEY, SUM, SUM, LEAST, LEAST, LEAST, SUM, SUM, SUM, SUM, LEAST, LEAST)
                    .first(MOST, "CREDITS"));

    static final List<AccountQuery> ALL = List.of(QUERIES);

    private QueryQueries() {}
}
