package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is there now.
 *
 * @param table what it is on, as Snowflake names it
 * @param staleAfter the day after which its changes may be gone unless it is read; null where Snowflake cannot tell
 */
public record TableStream(
        long id,
        String database,
        String schema,
        String name,
        String table,
        @Nullable LocalDate staleAfter,
        Location at) implements AccountRow {

    public static final Extract<TableStream> EXTRACT = Extract.of(
                    "streams.csv",
                    TableStream.class,
                    "STREAM_ID",
                    "STREAM_CATALOG",
                    "STREAM_SCHEMA",
                    "STREAM_NAME",
                    "STALE_AFTER")
            .and("TABLE_NAME");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
