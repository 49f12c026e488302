package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who read a table in the window, dbt aside. By name: a table that is created anew every night has a new id every night.
 *
 * @param reads queries that read it
 */
public record TableReads(
        String database,
        String schema,
        String name,
        long reads,
        @Nullable LocalDate last,
        Location at) implements AccountRow {

    public static final Extract<TableReads> EXTRACT = Extract.of(
                    "table_reads.csv", TableReads.class, "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "READS")
            .and("LAST_READ");
}
