package io.plumbline.crawl.snowflake;

import io.plumbline.model.account.QueryGroup;
import java.util.List;

/** Questions about queries. */
final class QueryQueries {

    /** Groups of queries that are fetched, the dearest first. */
    private static final int MOST = 10_000;

    private static final String RUNS =
            Once.runs("""
            query_parameterized_hash, warehouse_name, user_name, execution_status,
                   bytes_spilled_to_remote_storage, partitions_scanned, partitions_total, query_tag,
                   right(query_text, 1000) as query_text""", "warehouse_name is not null and query_parameterized_hash is not null");

    private static final AccountQuery QUERIES = AccountQuery.of(
                    QueryGroup.EXTRACT, List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"), 2, """
            with %s, %s
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
            """.formatted(
                                    Once.CREDITS, RUNS))
            .first(MOST);

    static final List<AccountQuery> ALL = List.of(QUERIES);

    private QueryQueries() {}
}
