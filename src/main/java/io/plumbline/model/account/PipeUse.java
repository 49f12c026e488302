package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a pipe loaded in the window, and for how many credits.
 *
 * @param last the last day it was billed on
 */
public record PipeUse(
        long id,
        String name,
        BigDecimal credits,
        long bytes,
        @Nullable LocalDate last,
        Location at) implements AccountRow {

    public static final Extract<PipeUse> EXTRACT = Extract.of(
            "pipes.csv", PipeUse.class, "PIPE_ID", "PIPE_NAME", "CREDITS_USED", "BYTES_INSERTED", "LAST_DAY");
}
