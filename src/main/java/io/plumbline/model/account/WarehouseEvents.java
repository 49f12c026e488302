package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.time.LocalDate;

/**
 * How often something was done to a warehouse on a day.
 *
 * @param event {@code RESUME_WAREHOUSE} or {@code RESIZE_WAREHOUSE}
 * @param busiestHour how often in the hour that saw most of them
 */
public record WarehouseEvents(String warehouse, LocalDate day, String event, long events, long busiestHour, Location at)
        implements AccountRow {

    public static final Extract<WarehouseEvents> EXTRACT = Extract.of(
            "warehouse_events.csv",
            WarehouseEvents.class,
            "WAREHOUSE_NAME",
            "DAY",
            "EVENT_NAME",
            "EVENTS",
            "BUSIEST_HOUR");
}
