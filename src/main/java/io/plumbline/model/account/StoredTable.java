package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A table or view that is there now; keyed by id, for a name may have been used before.
 *
 * @param kind {@code BASE TABLE}, {@code VIEW} …
 * @param kept whether it has a fail-safe, which transient tables have not
 * @param iceberg whether it is a table of Iceberg, which others than Snowflake may read
 * @param altered the last day on which a statement, a load too, or Snowflake itself changed it; null where it is not known
 * @param retention days of time travel; 0 where the extract does not tell
 */
public record StoredTable(
        long id,
        String database,
        String schema,
        String name,
        String kind,
        boolean kept,
        boolean iceberg,
        LocalDate created,
        @Nullable LocalDate altered,
        long retention,
        long activeBytes,
        long timeTravelBytes,
        long failsafeBytes,
        Location at)
        implements AccountRow {

    public static final Extract<StoredTable> EXTRACT = Extract.of(
                    "tables.csv",
                    StoredTable.class,
                    "TABLE_ID",
                    "TABLE_CATALOG",
                    "TABLE_SCHEMA",
                    "TABLE_NAME",
                    "TABLE_TYPE",
                    "CREATED")
            .and(
                    "IS_TRANSIENT",
                    "ACTIVE_BYTES",
                    "TIME_TRAVEL_BYTES",
                    "FAILSAFE_BYTES",
                    "RETENTION_TIME",
                    "LAST_ALTERED",
                    "IS_ICEBERG");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }

    /** All bytes that are paid for. */
    public long bytes() {
        return activeBytes + timeTravelBytes + failsafeBytes;
    }
}
