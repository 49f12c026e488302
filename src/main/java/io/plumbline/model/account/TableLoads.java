package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * Files that COPY or a pipe loaded into a table in the window, each counted by how it was loaded last.
 *
 * @param pipe {@code DATABASE.SCHEMA.NAME}; empty for COPY
 * @param bytes size of the loaded files as they lay in the stage
 * @param weekFailed files of the last seven days that were not loaded
 * @param weekPartial files of the last seven days that were loaded without some of their rows
 * @param weekErrors rows with errors in those
 */
public record TableLoads(
        long tableId,
        String database,
        String schema,
        String name,
        String pipe,
        long files,
        long bytes,
        long weekFailed,
        long weekPartial,
        long weekErrors,
        String error,
        Location at)
        implements AccountRow {

    public static final Extract<TableLoads> EXTRACT = Extract.of(
                    "table_loads.csv",
                    TableLoads.class,
                    "TABLE_ID",
                    "TABLE_CATALOG_NAME",
                    "TABLE_SCHEMA_NAME",
                    "TABLE_NAME",
                    "FILES",
                    "BYTES")
            .and("PIPE_NAME", "WEEK_FAILED", "WEEK_PARTIAL", "WEEK_ERRORS", "FIRST_ERROR_MESSAGE");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }

    /** What tells it from other loads into the same table. */
    public String way() {
        return pipe.isEmpty() ? "COPY" : pipe;
    }
}
