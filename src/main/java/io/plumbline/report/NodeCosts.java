package io.plumbline.report;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.IdleTime;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.report.SpendReport.ExposureCost;
import io.plumbline.report.SpendReport.NodeCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the nodes of dbt projects cost in an account: the credits attributed to their queries, and with them their part of the time in which
 * their warehouses waited, shared out by credits over the days that Snowflake attributes.
 */
final class NodeCosts {

    private static final int EXPOSURES = 10;

    private final Estate estate;
    private final WarehouseAccount account;
    private final UnaryOperator<String> masked;
    private final Map<String, List<QueryGroup>> byNode;
    private final IdleTime idle;

    NodeCosts(Estate estate, WarehouseAccount account, UnaryOperator<String> masked) {
        this.estate = estate;
        this.account = account;
        this.masked = masked;
        this.byNode = account.rows(QueryGroup.EXTRACT).stream().collect(Collectors.groupingBy(QueryGroup::node));
        this.idle = new IdleTime(account);
    }

    /** The dearest first. */
    List<NodeCost> all() {
        BigDecimal all = QueryGroup.credits(account.rows(QueryGroup.EXTRACT));
        return byNode.keySet().stream()
                .filter(id -> !id.isEmpty())
                .map(id -> node(id, byNode.getOrDefault(id, List.of()), all))
                .sorted(Comparator.comparing(NodeCost::credits).reversed().thenComparing(NodeCost::name))
                .toList();
    }

    private NodeCost node(String id, List<QueryGroup> queries, BigDecimal all) {
        BigDecimal credits = QueryGroup.credits(queries);
        double share = all.signum() == 0
                ? 0
                : credits.divide(all, 6, RoundingMode.HALF_UP).doubleValue();
        return new NodeCost(
                masked.apply(estate.artifact(id).map(Artifact::name).orElse(id)),
                id.substring(0, id.indexOf('.')),
                queries.stream().mapToLong(QueryGroup::runs).sum(),
                credits,
                cost(credits),
                cost(idle.with(queries)),
                share);
    }

    /** The dearest first, those that cost nothing left out. */
    List<ExposureCost> exposures() {
        return estate.own(Exposure.class)
                .map(this::exposure)
                .filter(exposure -> exposure.credits().signum() > 0)
                .sorted(Comparator.comparing(ExposureCost::credits).reversed().thenComparing(ExposureCost::name))
                .limit(EXPOSURES)
                .toList();
    }

    private ExposureCost exposure(Exposure exposure) {
        Set<String> below = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(exposure.id()));
        while (!open.isEmpty()) {
            for (Artifact parent : estate.parents(open.pop())) {
                if (below.add(parent.id())) {
                    open.push(parent.id());
                }
            }
        }
        List<List<QueryGroup>> costly = below.stream()
                .filter(byNode::containsKey)
                .map(id -> byNode.getOrDefault(id, List.of()))
                .toList();
        BigDecimal credits = costly.stream().map(QueryGroup::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ExposureCost(masked.apply(exposure.name()), costly.size(), credits, cost(credits));
    }

    private BigDecimal cost(BigDecimal credits) {
        return Cents.of(credits.multiply(account.prices().credit()));
    }
}
