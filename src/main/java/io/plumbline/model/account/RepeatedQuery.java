package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * A query that ran a hundred times and more with the very same text and read tables each time: no result was reused.
 *
 * @param textHash {@code QUERY_HASH}, of the text with its literals
 * @param hash {@code QUERY_PARAMETERIZED_HASH}
 * @param days on which it ran twenty times and more; all else is about these days
 * @param leastRows that one run gave
 * @param leastBytes that one run scanned
 */
public record RepeatedQuery(
        String textHash,
        String hash,
        String user,
        long runs,
        long days,
        BigDecimal credits,
        long leastRows,
        long mostRows,
        long leastBytes,
        long mostBytes,
        Location at)
        implements AccountRow {

    public static final Extract<RepeatedQuery> EXTRACT = Extract.of(
            "repeated_queries.csv",
            RepeatedQuery.class,
            "QUERY_HASH",
            "QUERY_PARAMETERIZED_HASH",
            "USER_NAME",
            "RUNS",
            "DAYS",
            "CREDITS",
            "LEAST_ROWS",
            "MOST_ROWS",
            "LEAST_BYTES",
            "MOST_BYTES");
}
