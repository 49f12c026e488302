package io.plumbline.crawl.snowflake;

/** Parts of questions that count a query once, for the history has some of them twice. */
final class Once {

    /**
     * Credits by query. One can wait for its warehouse before it runs and is attributed, hence the two days more. They are summed as
     * numbers: sums of doubles depend on the order of the rows.
     */
    static final String CREDITS = credits("");

    private Once() {}

    /** The same of some queries alone, a part that stands before it: what the others cost has not to be sorted. */
    static String creditsOf(String queries) {
        return credits("\n                          and query_id in (select query_id from %s)".formatted(queries));
    }

    private static String credits(String which) {
        return """
            credits as (
                select query_id, sum(credits) as credits
                from (
                    select distinct query_id, start_time, end_time, credits_attributed_compute::number(38, 9) as credits
                    from snowflake.account_usage.query_attribution_history
                    where start_time >= ?::timestamp_ltz and start_time < dateadd('day', 2, ?::timestamp_ltz)%s
                ) parts
                group by query_id
            )""".formatted(which);
    }

    /** A whole number rounded down to its first two digits, as text: a step of a {@link io.plumbline.model.account.Spread}. */
    static String step(String column) {
        return "rpad(left(%s::varchar, 2), length(%1$s::varchar), '0')".formatted(column);
    }

    /**
     * Runs of queries, as {@code runs}.
     *
     * @param columns of QUERY_HISTORY beside the query's id and time of start
     * @param which further condition
     */
    static String runs(String columns, String which) {
        return """
                runs as (
                    select query_id, start_time, %s
                    from snowflake.account_usage.query_history
                    where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz
                          and %s
                    qualify row_number() over (partition by query_id order by end_time desc nulls last) = 1
                )""".formatted(columns, which);
    }
}
