package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * INSERTs of one row each that differ in their literals only.
 *
 * @param days on which they ran twenty times and more; all else is about these days
 * @param execution milliseconds of all runs together
 * @param credits of cloud services
 */
public record SmallWrites(
        String hash, String user, long runs, long days, long execution, BigDecimal credits, Location at)
        implements AccountRow {

    public static final Extract<SmallWrites> EXTRACT = Extract.of(
            "small_writes.csv",
            SmallWrites.class,
            "QUERY_PARAMETERIZED_HASH",
            "USER_NAME",
            "RUNS",
            "DAYS",
            "EXECUTION_TIME",
            "CREDITS_USED_CLOUD_SERVICES");
}
