package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Queries that differ in their literals only.
 *
 * @param hash {@code QUERY_PARAMETERIZED_HASH}
 * @param first the day of their first run in the window; null where the extract does not tell
 * @param node unique id of the dbt node that its comment or tag names; empty where none does
 * @param credits attributed to them, idle time left out
 * @param partitionsTotal micro-partitions of the tables they read, added over all runs
 */
public record QueryGroup(
        String hash,
        String node,
        String warehouse,
        String user,
        @Nullable LocalDate first,
        long runs,
        long failed,
        BigDecimal credits,
        long remoteSpillBytes,
        long partitionsScanned,
        long partitionsTotal,
        Location at)
        implements AccountRow {

    public static final Extract<QueryGroup> EXTRACT = Extract.of(
                    "queries.csv", QueryGroup.class, "QUERY_PARAMETERIZED_HASH", "RUNS", "CREDITS")
            .and(
                    "WAREHOUSE_NAME",
                    "USER_NAME",
                    "FIRST_DAY",
                    "FAILED",
                    "BYTES_SPILLED_TO_REMOTE_STORAGE",
                    "PARTITIONS_SCANNED",
                    "PARTITIONS_TOTAL",
                    "QUERY_TAG",
                    "QUERY_TEXT");

    /** The credits of several groups together. */
    public static BigDecimal credits(Collection<QueryGroup> groups) {
        return groups.stream().map(QueryGroup::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
