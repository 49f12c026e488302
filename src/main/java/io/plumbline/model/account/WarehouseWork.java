package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * What ran on a warehouse while it had one size.
 *
 * @param runs queries that ran on it
 * @param scans of them that scanned a table
 * @param smallScans of these that scanned fewer micro-partitions than a warehouse of that size has nodes
 * @param spilledRuns queries whose intermediate results did not fit into memory
 * @param elapsed milliseconds of all runs together, from the question to the answer
 * @param queued milliseconds of them that waited because the warehouse was full
 * @param queues how the milliseconds that they waited are spread over the runs
 */
public record WarehouseWork(
        String warehouse,
        String size,
        long runs,
        long scans,
        long smallScans,
        long spilledRuns,
        long elapsed,
        long queued,
        Spread queues,
        Location at)
        implements AccountRow {

    public static final Extract<WarehouseWork> EXTRACT = Extract.of(
            "warehouse_work.csv",
            WarehouseWork.class,
            "WAREHOUSE_NAME",
            "WAREHOUSE_SIZE",
            "RUNS",
            "SCANS",
            "SMALL_SCANS",
            "SPILLED_RUNS",
            "TOTAL_ELAPSED_TIME",
            "QUEUED_OVERLOAD_TIME",
            "QUEUED_OVERLOAD_TIMES");
}
