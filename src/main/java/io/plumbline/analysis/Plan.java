package io.plumbline.analysis;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query would read, cost and risk. Its components are the keys of that JSON.
 *
 * @param guard the guard's verdict: {@code accept}, or {@code reject} with the place and why
 * @param tables it reads, as it names them
 * @param columns it reads or filters by, {@code TABLE.COLUMN}; {@code *} for all of a table
 * @param personal those of them whose name says that they are about a person
 * @param remarks what else who decides should know
 * @param planner what the account's planner expects; null where it was not asked or does not tell
 * @param history what such queries cost before; null where there is none
 * @param unknown why a part of the cost is not known
 */
public record Plan(
        String guard,
        List<String> tables,
        List<String> columns,
        List<String> personal,
        List<String> remarks,
        @Nullable Planner planner,
        @Nullable History history,
        List<String> unknown) {

    public Plan {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        personal = List.copyOf(personal);
        remarks = List.copyOf(remarks);
        unknown = List.copyOf(unknown);
    }

    /** Micro-partitions and bytes, as EXPLAIN has them. */
    public record Planner(long partitions, long partitionsTotal, long bytes) {}

    /**
     * Queries of the account's history that are like this one.
     *
     * @param alike {@code statement}: the same but for literals; {@code tables}: others that read the same tables
     * @param runs how often they ran in those days
     * @param low credits of the cheapest of them, for one run
     * @param high credits of the dearest, for one run
     * @param price of a credit, with its currency; empty where nobody gave one
     */
    public record History(
            String alike, long runs, BigDecimal low, BigDecimal high, String from, String until, String price) {}
}
