package io.plumbline.report;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Money;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.SpendReport.NodeCost;
import io.plumbline.report.SpendReport.Saving;
import io.plumbline.report.SpendReport.WarehouseCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Adds up what accounts cost. A pure function of the estate and the findings. */
final class SpendReports {

    private static final int NODES = 10;
    private static final int SAVINGS = 10;

    private final Estate estate;
    private final List<Entry> entries;
    private final UnaryOperator<String> masked;

    /** @param masked makes a stranger's text safe to show */
    SpendReports(Estate estate, List<Entry> entries, UnaryOperator<String> masked) {
        this.estate = estate;
        this.entries = entries;
        this.masked = masked;
    }

    List<SpendReport> all() {
        return estate.accounts().stream().map(this::of).toList();
    }

    private SpendReport of(WarehouseAccount account) {
        List<WarehouseCost> warehouses =
                grouped(account.rows(WarehouseDay.EXTRACT), WarehouseDay::warehouse).entrySet().stream()
                        .map(days -> warehouse(account, days.getKey(), days.getValue()))
                        .sorted(Comparator.comparing(WarehouseCost::billed)
                                .reversed()
                                .thenComparing(WarehouseCost::name))
                        .toList();
        BigDecimal billed = sum(warehouses, WarehouseCost::billed);
        BigDecimal attributed = QueryGroup.credits(account.rows(QueryGroup.EXTRACT));
        List<NodeCost> nodes = grouped(account.rows(QueryGroup.EXTRACT), QueryGroup::node).entrySet().stream()
                .filter(queries -> !queries.getKey().isEmpty())
                .map(queries -> node(account, queries.getKey(), queries.getValue(), attributed))
                .sorted(Comparator.comparing(NodeCost::credits).reversed().thenComparing(NodeCost::name))
                .toList();
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
                attributed,
                shown,
                sum(nodes, NodeCost::credits).subtract(sum(shown, NodeCost::credits)),
                attributed.subtract(sum(nodes, NodeCost::credits)),
                cents(sum(account.rows(StoredTable.EXTRACT), table -> account.prices()
                        .storage(table.bytes()))),
                savings.subList(0, Math.min(SAVINGS, savings.size())),
                sum(savings, Saving::most));
    }

    private WarehouseCost warehouse(WarehouseAccount account, String name, List<WarehouseDay> days) {
        BigDecimal billed = sum(days, WarehouseDay::compute);
        return new WarehouseCost(
                masked.apply(name),
                billed,
                sum(days, WarehouseDay::idle),
                cents(billed.multiply(account.prices().credit())));
    }

    private NodeCost node(WarehouseAccount account, String id, List<QueryGroup> queries, BigDecimal all) {
        BigDecimal credits = QueryGroup.credits(queries);
        double share = all.signum() == 0
                ? 0
                : credits.divide(all, 6, RoundingMode.HALF_UP).doubleValue();
        return new NodeCost(
                masked.apply(estate.artifact(id).map(Artifact::name).orElse(id)),
                id.substring(0, id.indexOf('.')),
                queries.stream().mapToLong(QueryGroup::runs).sum(),
                credits,
                cents(credits.multiply(account.prices().credit())),
                share);
    }

    /** The largest of each subject: two findings on one table may mean the same bytes. */
    private List<Saving> savings(WarehouseAccount account) {
        Map<String, Entry> largest = new HashMap<>();
        for (Entry entry : entries) {
            Money money = entry.finding().money();
            boolean ours = entry.finding().citations().stream()
                    .anyMatch(citation -> citation.source().equals(account.source()));
            if (money != null && ours && money.high().signum() > 0) {
                largest.merge(entry.finding().subject(), entry, SpendReports::larger);
            }
        }
        return largest.values().stream()
                .map(entry -> new Saving(entry.finding().message(), entry.anchor(), high(entry)))
                .sorted(Comparator.comparing(Saving::most).reversed().thenComparing(Saving::what))
                .toList();
    }

    private static Entry larger(Entry one, Entry other) {
        return high(one).compareTo(high(other)) >= 0 ? one : other;
    }

    private static BigDecimal high(Entry entry) {
        return Objects.requireNonNull(entry.finding().money()).high();
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private static <T> BigDecimal sum(Collection<T> rows, Function<T, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
