package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LEAST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.QueryGroup;
import java.util.List;

/** Questions about queries. */
final class QueryQueries {

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
            with %s, %s
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
            """.formatted(Once.CREDITS, RUNS),
            Daily.of(Daily.QUERIES, KEY, SUM, SUM, LEAST, LEAST, LEAST, SUM, SUM, SUM, SUM, LEAST, LEAST)
                    .first(Daily.MOST, "CREDITS"));

    static final List<AccountQuery> ALL = List.of(QUERIES);

    private QueryQueries() {}
}
