package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * The runs of a task in the window, each counted by its last attempt. A task has no id in its history: it is told apart by the id of
 * its schema and its name.
 *
 * @param weekRuns of the last seven days of the window
 * @param failedInARow failures since its last success
 * @param writes runs whose statement inserts, updates, deletes or merges
 * @param emptyWrites those of them that changed no row
 * @param emptyCredits attributed to these
 * @param condition the text of {@code WHEN}; empty where it has none
 * @param statement what it ran last
 */
public record TaskRuns(
        long schemaId,
        String database,
        String schema,
        String name,
        long runs,
        long failed,
        long weekRuns,
        long weekFailed,
        long failedInARow,
        long writes,
        long emptyWrites,
        BigDecimal credits,
        BigDecimal emptyCredits,
        String condition,
        String error,
        String statement,
        Location at)
        implements AccountRow {

    public static final Extract<TaskRuns> EXTRACT = Extract.of(
                    "task_runs.csv",
                    TaskRuns.class,
                    "TASK_SCHEMA_ID",
                    "DATABASE_NAME",
                    "SCHEMA_NAME",
                    "NAME",
                    "RUNS",
                    "FAILED")
            .and(
                    "WEEK_RUNS",
                    "WEEK_FAILED",
                    "FAILED_IN_A_ROW",
                    "WRITES",
                    "EMPTY_WRITES",
                    "CREDITS",
                    "EMPTY_CREDITS",
                    "CONDITION_TEXT",
                    "ERROR_MESSAGE",
                    "QUERY_TEXT");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
