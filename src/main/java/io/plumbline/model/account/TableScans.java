package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import io.plumbline.model.WarehouseAccount;
import java.time.LocalDate;

/**
 * When queries scanned a table. The rows reach back further than the window, as far as {@code first} of all of them tells.
 *
 * @param queries in the window
 * @param first the first day on which it was scanned that the extract reaches back to
 * @param last the last day
 */
public record TableScans(long tableId, long queries, LocalDate first, LocalDate last, Location at)
        implements AccountRow {

    public static final Extract<TableScans> EXTRACT =
            Extract.of("table_scans.csv", TableScans.class, "TABLE_ID", "QUERIES", "FIRST_SCAN", "LAST_SCAN");

    /** Whether the scans of an account are known from some day on; a table without any was not scanned since. */
    public static boolean reachBackTo(LocalDate day, WarehouseAccount account) {
        return account.rows(EXTRACT).stream().anyMatch(scans -> !scans.first().isAfter(day));
    }
}
