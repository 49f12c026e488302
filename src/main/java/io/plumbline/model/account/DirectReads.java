package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * How a user queried what a table or view holds, naming it: by SELECT statements of their own, none of which dbt, a task or a procedure
 * ran.
 *
 * @param queries in the window
 * @param days on which there were some
 * @param credits attributed to them
 * @param writes days among these on which the user wrote into the same schema
 */
public record DirectReads(
        String database,
        String schema,
        String name,
        String user,
        long queries,
        long days,
        BigDecimal credits,
        long writes,
        Location at)
        implements AccountRow {

    public static final Extract<DirectReads> EXTRACT = Extract.of(
            "direct_reads.csv",
            DirectReads.class,
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "USER_NAME",
            "QUERIES",
            "DAYS",
            "CREDITS",
            "WRITES");
}
