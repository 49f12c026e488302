package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;

/**
 * A day of all internal stages of the account.
 *
 * @param bytes they held on average
 */
public record StageDay(LocalDate day, long bytes, Location at) implements AccountRow {

    public static final Extract<StageDay> EXTRACT =
            Extract.of("stage_days.csv", StageDay.class, "USAGE_DATE", "AVERAGE_STAGE_BYTES");
}
