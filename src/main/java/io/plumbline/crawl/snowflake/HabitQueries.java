package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.HIGHEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LEAST;
import static io.plumbline.crawl.snowflake.Daily.Fold.LOWEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.SPREAD;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.QueryDay;
import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryInsight;
import io.plumbline.model.account.QueryTimes;
import io.plumbline.model.account.RepeatedQuery;
import io.plumbline.model.account.SmallWrites;
import java.util.List;

/** Questions about what queries do again and again. */
final class HabitQueries {

    /** Runs of a query on one day below which that day of it is no habit; a day with fewer is left out whole. */
    private static final int OFTEN = 20;

    private static final AccountQuery TIMES = AccountQuery.of(
            QueryTimes.EXTRACT,
            List.of("QUERY_HISTORY"),
            1,
            """
            with %s, steps as (
                select start_time::date as day, query_parameterized_hash, %s as step, min(user_name) as user_name,
                       count(*) as runs, sum(total_elapsed_time) as elapsed, sum(compilation_time) as compiled,
                       sum(query_retry_time) as retried, sum(transaction_blocked_time) as blocked
                from runs
                group by start_time::date, query_parameterized_hash, %2$s
            )
            select day, query_parameterized_hash, min(user_name) as user_name, sum(runs) as runs,
                   sum(elapsed) as total_elapsed_time, sum(compiled) as compilation_time,
                   listagg(step || ':' || runs, ' ') as compilation_times, sum(retried) as query_retry_time,
                   sum(blocked) as transaction_blocked_time
            from steps
            group by day, query_parameterized_hash
            """.formatted(Once.runs("""
            query_parameterized_hash, user_name, total_elapsed_time, compilation_time, query_retry_time,
                   transaction_blocked_time""", "query_parameterized_hash is not null"), Once.step("compilation_time")),
            Daily.of(Daily.QUERIES, KEY, LEAST, SUM, SUM, SUM, SPREAD, SUM, SUM)
                    .first(Daily.MOST, "TOTAL_ELAPSED_TIME"));

    private static final AccountQuery FAILURES = AccountQuery.of(
            QueryFailures.EXTRACT,
            List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"),
            2,
            """
            with %s, %s
            select q.start_time::date as day, q.query_parameterized_hash, q.error_code, count(*) as runs,
                   coalesce(sum(c.credits), 0) as credits, min(q.user_name) as user_name,
                   left(min(q.error_message), 800) as error_message, min(q.query_tag) as query_tag,
                   min(q.query_text) as query_text
            from runs q
            left join credits c on c.query_id = q.query_id
            group by q.start_time::date, q.query_parameterized_hash, q.error_code
            """.formatted(
                            Once.runs("""
            query_parameterized_hash, error_code::varchar as error_code, user_name, error_message,
                   nullif(query_tag, '') as query_tag,
                   right(query_text, 1500) as query_text""", "execution_status = 'FAIL' and query_parameterized_hash is not null"),
                            Once.creditsOf("runs")),
            Daily.of(Daily.QUERIES, KEY, KEY, SUM, SUM, LEAST, LEAST, LEAST, LEAST)
                    .first(Daily.MOST, "RUNS")
                    .least(3, "RUNS"));

    private static final AccountQuery INSIGHTS = AccountQuery.of(
            QueryInsight.EXTRACT,
            List.of("QUERY_INSIGHTS"),
            1,
            """
            select start_time::date as day, query_parameterized_hash, insight_type_id,
                   count(distinct query_id) as queries, min(query_id) as query_id,
                   left(min(suggestions::varchar), 1500) as suggestions
            from snowflake.account_usage.query_insights
            where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                  and is_opportunity and query_parameterized_hash is not null
            group by start_time::date, query_parameterized_hash, insight_type_id
            """,
            Daily.of(Daily.QUERIES, KEY, KEY, SUM, LEAST, LEAST).first(Daily.MOST, "QUERIES"));

    private static final AccountQuery REPEATED = AccountQuery.of(
            RepeatedQuery.EXTRACT,
            List.of("QUERY_HISTORY", "QUERY_ATTRIBUTION_HISTORY"),
            2,
            """
            with %s, %s
            select q.start_time::date as day, q.query_hash, min(q.query_parameterized_hash) as query_parameterized_hash,
                   min(q.user_name) as user_name, count(*) as runs, 1 as days, coalesce(sum(c.credits), 0) as credits,
                   min(q.rows_produced) as least_rows, max(q.rows_produced) as most_rows,
                   min(q.bytes_scanned) as least_bytes, max(q.bytes_scanned) as most_bytes
            from runs q
            left join credits c on c.query_id = q.query_id
            group by q.start_time::date, q.query_hash
            having count(*) >= %d
            """.formatted(
                            Once.CREDITS,
                            Once.runs(
                                    "query_hash, query_parameterized_hash, user_name, rows_produced, bytes_scanned",
                                    "query_type = 'SELECT' and execution_status = 'SUCCESS' and bytes_scanned > 0"
                                            + " and query_hash is not null and query_parameterized_hash is not null"),
                            OFTEN),
            Daily.of(Daily.QUERIES, KEY, LEAST, LEAST, SUM, SUM, SUM, LOWEST, HIGHEST, LOWEST, HIGHEST)
                    .first(Daily.MOST, "RUNS")
                    .least(100, "RUNS"));

    private static final AccountQuery WRITES = AccountQuery.of(
            SmallWrites.EXTRACT,
            List.of("QUERY_HISTORY"),
            1,
            """
            with %s
            select start_time::date as day, query_parameterized_hash, min(user_name) as user_name, count(*) as runs,
                   1 as days, sum(execution_time) as execution_time,
                   sum(credits_used_cloud_services) as credits_used_cloud_services
            from runs
            group by start_time::date, query_parameterized_hash
            having count(*) >= %d
            """.formatted(
                            Once.runs(
                                    "query_parameterized_hash, user_name, execution_time, credits_used_cloud_services",
                                    "query_type = 'INSERT' and execution_status = 'SUCCESS' and rows_inserted = 1"
                                            + " and query_parameterized_hash is not null"),
                            OFTEN),
            Daily.of(Daily.QUERIES, KEY, LEAST, SUM, SUM, SUM, SUM)
                    .first(Daily.MOST, "RUNS")
                    .least(50, "RUNS"));

    private static final AccountQuery DAYS = AccountQuery.of(
            QueryDay.EXTRACT,
            List.of("QUERY_ATTRIBUTION_HISTORY"),
            1,
            """
            with parts as (
                select distinct query_id, query_parameterized_hash, start_time, end_time,
                       credits_attributed_compute::number(38, 9) as credits
                from snowflake.account_usage.query_attribution_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                      and query_parameterized_hash is not null
            )
            select start_time::date as day, query_parameterized_hash, count(distinct query_id) as runs,
                   sum(credits) as credits
            from parts
            group by start_time::date, query_parameterized_hash
            """,
            Daily.of(Daily.QUERIES, KEY, KEY, SUM, SUM)
                    .first(Daily.MOST, "CREDITS")
                    .least(1, "CREDITS"));

    static final List<AccountQuery> ALL = List.of(TIMES, FAILURES, INSIGHTS, REPEATED, WRITES, DAYS);

    private HabitQueries() {}
}
