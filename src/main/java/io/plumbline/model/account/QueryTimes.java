package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * How long queries that differ in their literals only took, in milliseconds over all runs.
 *
 * @param elapsed from the question to the answer
 * @param compilation of it before anything ran
 * @param compilations how it is spread over the runs
 * @param retried of it in attempts that failed and were made again
 * @param blocked of it waiting for a lock
 */
public record QueryTimes(
        String hash,
        String user,
        long runs,
        long elapsed,
        long compilation,
        Spread compilations,
        long retried,
        long blocked,
        Location at)
        implements AccountRow {

    public static final Extract<QueryTimes> EXTRACT = Extract.of(
            "query_times.csv",
            QueryTimes.class,
            "QUERY_PARAMETERIZED_HASH",
            "USER_NAME",
            "RUNS",
            "TOTAL_ELAPSED_TIME",
            "COMPILATION_TIME",
            "COMPILATION_TIMES",
            "QUERY_RETRY_TIME",
            "TRANSACTION_BLOCKED_TIME");
}
