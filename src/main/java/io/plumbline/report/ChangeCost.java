package io.plumbline.report;

import io.plumbline.model.Citation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the models cost that a change touches and that stand on it, as an account told before the change. What the change makes of that,
 * nobody has measured.
 *
 * @param account name of its source
 * @param from first day, UTC
 * @param until the day after the last
 * @param currency of every amount
 * @param origin where the price comes from
 * @param touched models that changed, removed ones with them
 * @param rebuilt models downstream of what changed
 * @param unknown of both, those that no query names
 * @param credits attributed to the queries of both in a month of 30 days
 * @param cost of these credits; zero without a price
 * @param loaded the same with the idle time of their warehouses
 * @param nodes the dearest, at most ten
 * @param citations the rows that the sums are made of
 */
public record ChangeCost(
        String account,
        LocalDate from,
        LocalDate until,
        String currency,
        String origin,
        int touched,
        int rebuilt,
        int unknown,
        BigDecimal credits,
        BigDecimal cost,
        BigDecimal loaded,
        List<Node> nodes,
        List<Citation> citations) {

    /**
     * @param touched whether it changed itself
     * @param credits in a month
     */
    public record Node(String name, boolean touched, long runs, BigDecimal credits) {}

    public ChangeCost {
        nodes = List.copyOf(nodes);
        citations = List.copyOf(citations);
    }
}
