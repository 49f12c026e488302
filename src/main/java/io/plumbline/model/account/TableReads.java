package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who read a table, dbt aside. By name: a table that is created anew every night has a new id every night. The rows reach back
 * further than the window.
 *
 * @param reads queries that read it in the window
 * @param last the last day it was read, in the window or before
 * @param lastReader who read it last; empty where the extract does not tell
 */
public record TableReads(
        String database,
        String schema,
        String name,
        long reads,
        @Nullable LocalDate last,
        String lastReader,
        Location at)
        implements AccountRow {

    public static final Extract<TableReads> EXTRACT = Extract.of(
                    "table_reads.csv", TableReads.class, "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "READS")
            .and("LAST_READ", "LAST_READER");
}
