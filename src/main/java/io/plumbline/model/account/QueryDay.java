package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A day of queries that differ in their literals only and took a credit and more over the window.
 *
 * @param credits attributed to them
 */
public record QueryDay(String hash, LocalDate day, long runs, BigDecimal credits, Location at) implements AccountRow {

    public static final Extract<QueryDay> EXTRACT =
            Extract.of("query_days.csv", QueryDay.class, "QUERY_PARAMETERIZED_HASH", "DAY", "RUNS", "CREDITS");
}
