package io.plumbline.crawl.snowflake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What crawls cost, by the tag that their statements carry. Attribution is hours late, so a crawl tells about an
 * earlier one.
 *
 * @param crawl when it began, as its tag says
 * @param credits attributed to its statements; idle time of the warehouse is not among them
 */
record CrawlCost(String crawl, long statements, BigDecimal credits) {

    private static final String TAG = "{\"app\":\"plumbline\",\"crawl\":\"";

    /** Longer than attribution takes and than a crawl runs. */
    private static final Duration KNOWN = AccountWindow.LATENCY.plusHours(4);

    private static final String LAST = """
            select query_tag, count(*) as statements, coalesce(sum(credits), 0) as credits
            from (
                select distinct query_id, query_tag, start_time, end_time, credits_attributed_compute::number(38,
                    9) as credits
                from snowflake.account_usage.query_attribution_history
                where start_time >= ?::timestamp_ltz and query_tag >= ? and query_tag < ?
            ) parts
            group by query_tag
            order by query_tag desc
            limit 1
            """;

    /** The tag of a crawl that begins now. */
    static String tag(Instant now) {
        return TAG + now.truncatedTo(ChronoUnit.SECONDS) + "\"}";
    }

    /**
     * The last crawl of these two weeks whose cost is known by now; null where there is none, or it cannot be asked
     * for.
     */
    static @Nullable CrawlCost last(SnowflakeSession session, Instant now) {
        try {
            List<CrawlCost> last = session.query(
                    LAST,
                    row -> new CrawlCost(
                            row.getString(1).substring(TAG.length()).replaceFirst("\"}$", ""),
                            row.getLong(2),
                            row.getBigDecimal(3)),
                    now.minus(14, ChronoUnit.DAYS).toString(),
                    TAG,
                    tag(now.minus(KNOWN)));
            return last.isEmpty() ? null : last.get(0);
        } catch (SnowflakeFailure e) {
            return null;
        }
    }

    /** For people. */
    String told(String source) {
        return ("%s: the crawl of %s cost %s credits for %d statements, idle time aside;"
                        + " what this one costs is known in some hours")
                .formatted(source, crawl, credits.stripTrailingZeros().toPlainString(), statements);
    }
}
