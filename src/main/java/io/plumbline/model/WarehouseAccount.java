package io.plumbline.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Snowflake account tells about itself over some whole days. Each row knows the lines of the extract it was read from.
 *
 * @param source name of the source in jobs.yml
 * @param from first day of the window, UTC
 * @param until the day after its last
 * @param evaluated the extracts that were there and could be read; a rule that needs another is not evaluated
 */
public record WarehouseAccount(
        String source,
        LocalDate from,
        LocalDate until,
        Prices prices,
        Set<Extract> evaluated,
        List<VirtualWarehouse> warehouses,
        List<WarehouseDay> days,
        List<StoredTable> tables,
        List<TableReads> reads,
        List<QueryGroup> queries,
        List<AccountUser> users,
        List<Gap> gaps) {

    /** A file of rows. */
    public enum Extract {
        ACCOUNT("account.csv"),
        WAREHOUSES("warehouses.csv"),
        WAREHOUSE_DAYS("warehouse_days.csv"),
        TABLES("tables.csv"),
        TABLE_READS("table_reads.csv"),
        QUERIES("queries.csv"),
        USERS("users.csv");

        private final String file;

        Extract(String file) {
            this.file = file;
        }

        /** Its file's name. */
        public String file() {
            return file;
        }
    }

    /**
     * What things cost.
     *
     * @param credit price of a credit
     * @param terabyteMonth price of 2^40 bytes stored for a month
     * @param currency ISO code
     * @param origin where the prices come from, for people
     */
    public record Prices(BigDecimal credit, BigDecimal terabyteMonth, String currency, String origin) {

        private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);

        /** What bytes cost in a month, to a millionth. */
        public BigDecimal storage(long bytes) {
            return BigDecimal.valueOf(bytes).multiply(terabyteMonth).divide(TERABYTE, 6, RoundingMode.HALF_UP);
        }
    }

    /**
     * A virtual warehouse as {@code SHOW WAREHOUSES} has it.
     *
     * @param autoSuspend seconds without a query until it suspends; null where it never does
     */
    public record VirtualWarehouse(
            String name, String size, @Nullable Integer autoSuspend, int minClusters, int maxClusters, Location at) {}

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
            Location at) {

        /** Credits that no query earned; none where Snowflake does not attribute. */
        public BigDecimal idle() {
            return attributed == null ? BigDecimal.ZERO : compute.subtract(attributed);
        }
    }

    /**
     * A table or view that is there now; keyed by id, for a name may have been used before.
     *
     * @param kind {@code BASE TABLE}, {@code VIEW} …
     * @param kept whether it has a fail-safe, which transient tables have not
     */
    public record StoredTable(
            long id,
            String database,
            String schema,
            String name,
            String kind,
            boolean kept,
            LocalDate created,
            long activeBytes,
            long timeTravelBytes,
            long failsafeBytes,
            Location at) {

        /** {@code DATABASE.SCHEMA.NAME}. */
        public String label() {
            return database + "." + schema + "." + name;
        }

        /** All bytes that are paid for. */
        public long bytes() {
            return activeBytes + timeTravelBytes + failsafeBytes;
        }
    }

    /**
     * Who read a table in the window, dbt aside. By name: a table that is created anew every night has a new id every night.
     *
     * @param reads queries that read it
     */
    public record TableReads(
            String database,
            String schema,
            String name,
            long reads,
            @Nullable LocalDate last,
            Location at) {}

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
            Location at) {

        /** The credits of several groups together. */
        public static BigDecimal credits(Collection<QueryGroup> groups) {
            return groups.stream().map(QueryGroup::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * A user that is not disabled.
     *
     * @param type {@code PERSON}, {@code SERVICE}, {@code LEGACY_SERVICE}; a missing type means a person
     */
    public record AccountUser(String name, String type, boolean password, boolean mfa, Location at) {}

    public WarehouseAccount {
        evaluated = Set.copyOf(evaluated);
        warehouses = List.copyOf(warehouses);
        days = List.copyOf(days);
        tables = List.copyOf(tables);
        reads = List.copyOf(reads);
        queries = List.copyOf(queries);
        users = List.copyOf(users);
        gaps = List.copyOf(gaps);
    }

    /** Length of the window in days. */
    public long length() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** Whether all of these extracts were read. */
    public boolean tells(Collection<Extract> needed) {
        return evaluated.containsAll(needed);
    }
}
