package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * Runs of a query that failed with one error.
 *
 * @param hash {@code QUERY_PARAMETERIZED_HASH}
 * @param node unique id of the dbt node that its comment or tag names; empty where none does
 * @param code number of the error; 630 where the statement reached its time limit
 * @param credits attributed to these runs
 */
public record QueryFailures(
        String hash, String node, String user, long code, String message, long runs, BigDecimal credits, Location at)
        implements AccountRow {

    public static final Extract<QueryFailures> EXTRACT = Extract.of(
                    "query_failures.csv",
                    QueryFailures.class,
                    "QUERY_PARAMETERIZED_HASH",
                    "ERROR_CODE",
                    "RUNS",
                    "CREDITS")
            .and("USER_NAME", "ERROR_MESSAGE", "QUERY_TAG", "QUERY_TEXT");

    /** The number of the error where a statement reached its time limit. */
    public static final long TIMEOUT = 630;

    /** Whether the statement reached its time limit. */
    public boolean timedOut() {
        return code == TIMEOUT;
    }

    /** The credits of several together. */
    public static BigDecimal credits(Collection<QueryFailures> failures) {
        return failures.stream().map(QueryFailures::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
