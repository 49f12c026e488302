package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * How search optimization of a table was used in the window.
 *
 * @param scans of it that search optimization helped
 */
public record SearchUse(long tableId, long scans, Location at) implements AccountRow {

    public static final Extract<SearchUse> EXTRACT =
            Extract.of("search_use.csv", SearchUse.class, "TABLE_ID", "NUM_SCANS");
}
