package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * The refreshes of a dynamic table in the window, cancelled ones aside.
 *
 * @param weekFailed of the last seven days; refreshes that waited for a failed one upstream are none of them
 * @param failedInARow failures since its last success
 * @param scheduled refreshes that its target lag asked for and that succeeded
 * @param late those of them that ended after the time its target lag sets
 * @param worked refreshes that found new data
 * @param full those of them that computed everything anew
 * @param fullCredits attributed to these
 */
public record DynamicTable(
        long id,
        String database,
        String schema,
        String name,
        long weekRefreshes,
        long weekFailed,
        long failedInARow,
        long scheduled,
        long late,
        long worked,
        long full,
        BigDecimal fullCredits,
        long targetLagSeconds,
        String error,
        Location at)
        implements AccountRow {

    public static final Extract<DynamicTable> EXTRACT = Extract.of(
                    "dynamic_tables.csv",
                    DynamicTable.class,
                    "ID",
                    "DATABASE_NAME",
                    "SCHEMA_NAME",
                    "NAME",
                    "WEEK_REFRESHES",
                    "WEEK_FAILED")
            .and(
                    "FAILED_IN_A_ROW",
                    "SCHEDULED",
                    "LATE",
                    "WORKED",
                    "FULL_REFRESHES",
                    "FULL_CREDITS",
                    "TARGET_LAG_SEC",
                    "STATE_MESSAGE");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
