package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of a warehouse.
 *
 * @param compute credits billed for compute
 * @param attributed credits of them that ran queries; null where Snowflake does not attribute (adaptive warehouses)
 */
public record WarehouseDay(
        String warehouse,
        LocalDate day,
        BigDecimal compute,
        @Nullable BigDecimal attributed,
        Location at) implements AccountRow {

    public static final Extract<WarehouseDay> EXTRACT = Extract.of(
            "warehouse_days.csv",
            WarehouseDay.class,
            "WAREHOUSE_NAME",
            "DAY",
            "CREDITS_USED_COMPUTE",
            "CREDITS_ATTRIBUTED_COMPUTE_QUERIES");

    /** Credits that no query earned; none where Snowflake does not attribute. */
    public BigDecimal idle() {
        return attributed == null ? BigDecimal.ZERO : compute.subtract(attributed);
    }
}
