package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * How much of a table its queries scanned, over the window.
 *
 * @param queries that scanned it
 * @param execution milliseconds these queries ran
 * @param matched of the rows scanned that their filters kept
 */
public record TablePruning(
        String database,
        String schema,
        String name,
        long queries,
        long execution,
        long partitionsScanned,
        long partitionsPruned,
        long rowsScanned,
        long matched,
        Location at)
        implements AccountRow {

    public static final Extract<TablePruning> EXTRACT = Extract.of(
            "table_pruning.csv",
            TablePruning.class,
            "DATABASE_NAME",
            "SCHEMA_NAME",
            "TABLE_NAME",
            "QUERIES",
            "EXECUTION_TIME",
            "PARTITIONS_SCANNED",
            "PARTITIONS_PRUNED",
            "ROWS_SCANNED",
            "ROWS_MATCHED");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
