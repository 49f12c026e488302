package io.plumbline.report;

import io.plumbline.model.Estate;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.MeteringDay;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.report.Report.Group;
import io.plumbline.report.SpendReport.NodeCost;
import io.plumbline.report.SpendReport.Saving;
import io.plumbline.report.SpendReport.ServiceCost;
import io.plumbline.report.SpendReport.WarehouseCost;
import io.plumbline.report.text.Prose;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up what accounts cost. A pure function of the estate and the findings. */
final class SpendReports {

    private static final int NODES = 10;
    private static final int SAVINGS = 10;

    private final Estate estate;
    private final List<Group> groups;
    private final UnaryOperator<String> masked;

    /** @param masked makes a stranger's text safe to show */
    SpendReports(Estate estate, List<Group> groups, UnaryOperator<String> masked) {
        this.estate = estate;
        this.groups = groups;
        this.masked = masked;
    }

    List<SpendReport> all() {
        return estate.accounts().stream().map(this::of).toList();
    }

    private SpendReport of(WarehouseAccount account) {
        List<WarehouseCost> warehouses = warehouses(account);
        BigDecimal billed = sum(warehouses, WarehouseCost::billed);
        BigDecimal attributed = QueryGroup.credits(account.rows(QueryGroup.EXTRACT));
        List<NodeCost> nodes = new NodeCosts(estate, account, masked).all();
        List<NodeCost> shown = nodes.subList(0, Math.min(NODES, nodes.size()));
        List<Saving> savings = savings(account);
        return new SpendReport(
                account.source(),
                account.from(),
                account.until(),
                masked.apply(account.prices().currency()),
                masked.apply(account.prices().origin()),
                billed,
                sum(warehouses, WarehouseCost::cost),
                warehouses,
                services(account),
                attributed,
                shown,
                sum(nodes, NodeCost::credits).subtract(sum(shown, NodeCost::credits)),
                attributed.subtract(sum(nodes, NodeCost::credits)),
                new NodeCosts(estate, account, masked).exposures(),
                Cents.of(sum(account.rows(StoredTable.EXTRACT), table -> account.prices()
                        .storage(table.bytes()))),
                savings.subList(0, Math.min(SAVINGS, savings.size())),
                sum(savings, Saving::most));
    }

    private List<WarehouseCost> warehouses(WarehouseAccount account) {
        List<Map.Entry<String, List<WarehouseDay>>> dearest =
                grouped(account.rows(WarehouseDay.EXTRACT), WarehouseDay::warehouse).entrySet().stream()
                        .sorted(Comparator.comparing(SpendReports::billed)
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                        .toList();
        List<BigDecimal> costs = Cents.shared(dearest.stream()
                .map(days -> billed(days).multiply(account.prices().credit()))
                .toList());
        return IntStream.range(0, dearest.size())
                .mapToObj(i -> new WarehouseCost(
                        masked.apply(dearest.get(i).getKey()),
                        billed(dearest.get(i)),
                        sum(dearest.get(i).getValue(), WarehouseDay::idle),
                        costs.get(i)))
                .toList();
    }

    private static BigDecimal billed(Map.Entry<String, List<WarehouseDay>> days) {
        return sum(days.getValue(), WarehouseDay::compute);
    }

    private List<ServiceCost> services(WarehouseAccount account) {
        return grouped(account.rows(MeteringDay.EXTRACT), MeteringDay::service).entrySet().stream()
                .map(days -> {
                    BigDecimal credits = sum(days.getValue(), MeteringDay::billed);
                    return new ServiceCost(
                            masked.apply(days.getKey()),
                            credits,
                            Cents.of(credits.multiply(account.prices().credit())));
                })
                .sorted(Comparator.comparing(ServiceCost::credits).reversed().thenComparing(ServiceCost::name))
                .toList();
    }

    private List<Saving> savings(WarehouseAccount account) {
        Map<String, String> plans = groups.stream()
                .collect(Collectors.toMap(
                        group -> group.rule().id(),
                        group -> Prose.firstSentence(group.rule().remedy()),
                        (a, b) -> a));
        return new Savings(estate, account)
                .of(groups.stream().flatMap(Group::entries).toList()).stream()
                        .map(entry -> new Saving(
                                entry.finding().message(),
                                plans.getOrDefault(entry.finding().rule(), ""),
                                entry.anchor(),
                                Savings.high(entry)))
                        .toList();
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private static <T> BigDecimal sum(Collection<T> rows, Function<T, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
