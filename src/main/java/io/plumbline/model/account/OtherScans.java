package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who scanned a table in the window, dbt aside: what stands in for {@link TableReads} where the edition does not
 * record them. Views and
 * hybrid tables are not scanned under their own name, so that a missing row says something of base tables only.
 *
 * @param scans queries that scanned it
 */
public record OtherScans(
        String database,
        String schema,
        String name,
        long scans,
        @Nullable LocalDate last,
        Location at) implements AccountRow {

    public static final Extract<OtherScans> EXTRACT = Extract.of(
                    "other_scans.csv", OtherScans.class, "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "SCANS")
            .and("LAST_SCAN");
}
