package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a service of Snowflake was billed on a day.
 *
 * @param service {@code WAREHOUSE_METERING}, {@code AUTO_CLUSTERING}, {@code PIPE} …
 * @param compute credits of compute
 * @param cloudServices credits of cloud services before what is free
 * @param adjustment what is free of them: the tenth of the day's compute at most; negative
 * @param billed credits on the invoice
 */
public record MeteringDay(
        LocalDate day,
        String service,
        BigDecimal compute,
        BigDecimal cloudServices,
        BigDecimal adjustment,
        BigDecimal billed,
        Location at)
        implements AccountRow {

    public static final Extract<MeteringDay> EXTRACT = Extract.of(
            "metering_days.csv",
            MeteringDay.class,
            "DAY",
            "SERVICE_TYPE",
            "CREDITS_USED_COMPUTE",
            "CREDITS_USED_CLOUD_SERVICES",
            "CREDITS_ADJUSTMENT_CLOUD_SERVICES",
            "CREDITS_BILLED");
}
