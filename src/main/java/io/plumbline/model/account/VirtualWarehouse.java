package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * A virtual warehouse as {@code SHOW WAREHOUSES} has it.
 *
 * @param autoSuspend seconds without a query until it suspends; null where it never does
 */
public record VirtualWarehouse(
        String name, String size, @Nullable Integer autoSuspend, int minClusters, int maxClusters, Location at)
        implements AccountRow {

    public static final Extract<VirtualWarehouse> EXTRACT = Extract.of(
                    "warehouses.csv", VirtualWarehouse.class, "NAME", "SIZE", "AUTO_SUSPEND")
            .and("MIN_CLUSTER_COUNT", "MAX_CLUSTER_COUNT");
}
