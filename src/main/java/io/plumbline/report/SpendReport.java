package io.plumbline.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a warehouse account cost over some whole days, and what of it may be saved, ready to be shown. Sums of the parts are the wholes to
 * the cent.
 *
 * @param source name of the source in jobs.yml
 * @param from first day, UTC
 * @param until the day after the last
 * @param currency ISO code of every amount
 * @param origin where the prices come from
 * @param billed credits of compute over the window, all warehouses
 * @param cost of these credits
 * @param warehouses the dearest first
 * @param services what each service of Snowflake was billed, the dearest first; empty where no extract tells
 * @param attributed credits that queries earned, as the extract of queries tells; the rest was idle or is not attributed
 * @param nodes of dbt projects, the dearest first, at most ten
 * @param otherNodes credits of the further nodes
 * @param others credits of queries that no dbt node ran
 * @param exposures of dbt projects, the dearest first, at most ten; a node that several stand on counts in each
 * @param storage what is paid a month for what is stored
 * @param savings what findings say may be saved a month at most, the largest first
 * @param possible all savings together, no credit and no byte counted twice
 */
public record SpendReport(
        String source,
        LocalDate from,
        LocalDate until,
        String currency,
        String origin,
        BigDecimal billed,
        BigDecimal cost,
        List<WarehouseCost> warehouses,
        List<ServiceCost> services,
        BigDecimal attributed,
        List<NodeCost> nodes,
        BigDecimal otherNodes,
        BigDecimal others,
        List<ExposureCost> exposures,
        BigDecimal storage,
        List<Saving> savings,
        BigDecimal possible) {

    /**
     * @param billed credits of compute
     * @param idle credits of them that no query earned, of the days that are attributed
     */
    public record WarehouseCost(String name, BigDecimal billed, BigDecimal idle, BigDecimal cost) {}

    /**
     * @param name {@code WAREHOUSE_METERING}, {@code AUTO_CLUSTERING} …
     * @param credits on the invoice, cloud services with them
     */
    public record ServiceCost(String name, BigDecimal credits, BigDecimal cost) {}

    /**
     * @param kind {@code model}, {@code test} …
     * @param cost of the credits attributed to its queries
     * @param loaded the same with the idle time of their warehouses, shared out by credits
     * @param share part of all attributed credits, 0 to 1
     */
    public record NodeCost(
            String name,
            String kind,
            long runs,
            BigDecimal credits,
            BigDecimal cost,
            BigDecimal loaded,
            double share) {}

    /**
     * @param nodes that it stands on, directly or not
     * @param credits attributed to their queries
     */
    public record ExposureCost(String name, int nodes, BigDecimal credits, BigDecimal cost) {}

    /**
     * @param what the finding's message
     * @param plan what to do first; Markdown, empty where the rule does not say
     * @param anchor of the finding on the page
     * @param most money a month
     */
    public record Saving(String what, String plan, String anchor, BigDecimal most) {}

    public SpendReport {
        warehouses = List.copyOf(warehouses);
        services = List.copyOf(services);
        exposures = List.copyOf(exposures);
        nodes = List.copyOf(nodes);
        savings = List.copyOf(savings);
    }
}
