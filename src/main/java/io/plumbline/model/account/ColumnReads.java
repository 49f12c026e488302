package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.util.Set;

/**
 * Which columns of a table queries read, dbt's own aside, over the window. A query reads a column where it selects it, filters or joins
 * by it, a star included. By name, as {@link TableReads}.
 *
 * @param reads queries that read some column of it
 * @param columns that one of these or more read
 */
public record ColumnReads(String database, String schema, String name, long reads, Set<String> columns, Location at)
        implements AccountRow {

    public static final Extract<ColumnReads> EXTRACT =
            Extract.of("column_reads.csv", ColumnReads.class, "NAME", "READS", "COLUMNS");

    public ColumnReads {
        columns = Set.copyOf(columns);
    }
}
