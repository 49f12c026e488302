package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a serverless service was billed for a table in the window.
 *
 * @param service {@code AUTO_CLUSTERING} or {@code SEARCH_OPTIMIZATION}
 * @param first the first day of the window on which it was billed; null where the extract does not tell
 */
public record TableUpkeep(
        String service,
        long tableId,
        String database,
        String schema,
        String name,
        BigDecimal credits,
        @Nullable LocalDate first,
        Location at)
        implements AccountRow {

    public static final Extract<TableUpkeep> EXTRACT = Extract.of(
                    "table_upkeep.csv",
                    TableUpkeep.class,
                    "SERVICE_TYPE",
                    "TABLE_ID",
                    "TABLE_CATALOG",
                    "TABLE_SCHEMA",
                    "TABLE_NAME",
                    "CREDITS_USED")
            .and("SINCE");

    /** {@code DATABASE.SCHEMA.NAME}. */
    public String label() {
        return database + "." + schema + "." + name;
    }
}
