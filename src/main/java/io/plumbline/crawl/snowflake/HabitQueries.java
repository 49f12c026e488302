package io.plumbline.crawl.snowflake;

import io.plumbline.model.account.QueryDay;
import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryInsight;
import io.plumbline.model.account.QueryTimes;
import io.plumbline.model.account.RepeatedQuery;
import io.plumbline.model.account.SmallWrites;
import java.util.List;

/** Questions about what queries do again and again. */
final class HabitQueries {

    private static final AccountQuery TIMES =
            AccountQuery.of(QueryTimes.EXTRACT, List.of("QUERY_HISTORY"), 1, """
            with %s
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
            """.formatted(
                            Once.runs("""
            query_parameterized_hash, user_name, total_elapsed_time, compilation_time, query_retry_time,
                   transaction_blocked_time""", "query_parameterized_hash is not null")));

    private static final AccountQuery FAILURES = AccountQuery.of(
            QueryFailures.EXTRACT, List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"), 2, """
            with %s, %s
            select q.query_parameterized_hash, q.error_code, count(*) as runs, coalesce(sum(c.credits), 0) as credits,
                   min(q.user_name) as user_name, left(min(q.error_message), 800) as error_message,
                   min(q.query_tag) as query_tag, min(q.query_text) as query_text
            from runs q
            left join credits c on c.query_id = q.query_id
            group by q.query_parameterized_hash, q.error_code
            having count(*) >= 3
            order by q.query_parameterized_hash, q.error_code
            """.formatted(
                            Once.CREDITS,
                            Once.runs("""
            query_parameterized_hash, error_code, user_name, error_message, query_tag,
                   right(query_text, 1500) as query_text""", "execution_status = 'FAIL' and query_parameterized_hash is not null")));

    private static final AccountQuery INSIGHTS =
            AccountQuery.of(QueryInsight.EXTRACT, List.of("QUERY_INSIGHTS"), 1, """
            select query_parameterized_hash, insight_type_id, count(distinct query_id) as queries,
                   min(query_id) as query_id, left(min(suggestions::varchar), 1500) as suggestions
            from snowflake.account_usage.query_insights
            where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                  and is_opportunity and query_parameterized_hash is not null
            group by query_parameterized_hash, insight_type_id
            order by query_parameterized_hash, insight_type_id
            """);

    private static final AccountQuery REPEATED = AccountQuery.of(
            RepeatedQuery.EXTRACT, List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"), 2, """
            with %s, %s
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
            """.formatted(
                            Once.CREDITS,
                            Once.runs(
                                    "query_hash, query_parameterized_hash, user_name, rows_produced, bytes_scanned",
                                    "query_type = 'SELECT' and execution_status = 'SUCCESS' and bytes_scanned > 0"
                                            + " and query_hash is not null and query_parameterized_hash is not null")));

    private static final AccountQuery WRITES =
            AccountQuery.of(SmallWrites.EXTRACT, List.of("QUERY_HISTORY"), 1, """
            with %s
            select query_parameterized_hash, min(user_name) as user_name, count(*) as runs,
                   count(distinct start_time::date) as days, sum(execution_time) as execution_time,
                   sum(credits_used_cloud_services) as credits_used_cloud_services
            from runs
            group by query_parameterized_hash
            having count(*) >= 50
            order by query_parameterized_hash
            """.formatted(Once.runs(
                    "query_parameterized_hash, user_name, execution_time, credits_used_cloud_services",
                    "query_type = 'INSERT' and execution_status = 'SUCCESS' and rows_inserted = 1"
                            + " and query_parameterized_hash is not null")));

    private static final AccountQuery DAYS =
            AccountQuery.of(QueryDay.EXTRACT, List.of("QUERY_ATTRIBUTION_HISTORY"), 1, """
            with parts as (
                select distinct query_id, query_parameterized_hash, start_time, end_time,
                       credits_attributed_compute::number(38, 9) as credits
                from snowflake.account_usage.query_attribution_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
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
            """);

    static final List<AccountQuery> ALL = List.of(TIMES, FAILURES, INSIGHTS, REPEATED, WRITES, DAYS);

    private HabitQueries() {}
}
