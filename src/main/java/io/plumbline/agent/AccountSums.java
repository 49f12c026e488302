package io.plumbline.agent;

import io.plumbline.model.AccountTables;
import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sums of an account: credits to a hundredth, money at the account's own price. Immutable. */
final class AccountSums {

    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);

    private final Knowledge knowledge;
    private final WarehouseAccount account;

    AccountSums(Knowledge knowledge, WarehouseAccount account) {
        this.knowledge = knowledge;
        this.account = account;
    }

    /**
     * A sum.
     *
     * @param name what was summed
     * @param said credits and money
     * @param idle credits while no query ran; zero where that is not known
     */
    record Row(String name, BigDecimal credits, String said, BigDecimal idle, long runs, List<Location> lines) {

        String line() {
            return name + ": " + said + ", " + runs + " runs, " + idle + " idle";
        }
    }

    /** A statement on a table, and the lines it was read from. */
    record Told(String text, List<Location> lines) {}

    private Row row(String name, BigDecimal credits, BigDecimal idle, long runs, List<Location> lines) {
        BigDecimal money = credits.multiply(account.prices().credit()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal rounded = credits.setScale(2, RoundingMode.HALF_UP);
        String said = rounded + " credits, " + money + " " + account.prices().currency();
        return new Row(name, credits, said, idle.setScale(2, RoundingMode.HALF_UP), runs, lines);
    }

    /** {@code  from 2026-10-01 to 2026-10-30}, both days inclusive. */
    String window() {
        return " from " + account.from() + " to " + account.until().minusDays(1);
    }

    /** The name people use for a node. */
    String label(String id) {
        return knowledge.estate().artifact(id).map(Phrases::plain).orElse(id);
    }

    String prices() {
        return account.prices().credit() + " " + account.prices().currency() + " a credit by "
                + account.prices().origin();
    }

    /** The queries that name a node. */
    List<QueryGroup> queries(String id) {
        return account.rows(QueryGroup.EXTRACT).stream()
                .filter(group -> group.node().equals(id))
                .toList();
    }

    Row node(String id) {
        List<QueryGroup> groups = queries(id);
        return row(
                id,
                QueryGroup.credits(groups),
                BigDecimal.ZERO,
                groups.stream().mapToLong(QueryGroup::runs).sum(),
                groups.stream().map(QueryGroup::at).toList());
    }

    /** Every node that a query names, the dearest first. */
    List<Row> nodes() {
        return account.rows(QueryGroup.EXTRACT).stream()
                .map(QueryGroup::node)
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(this::node)
                .sorted(Comparator.comparing(Row::credits).reversed().thenComparing(Row::name))
                .toList();
    }

    List<String> warehouses() {
        return List.copyOf(account.rows(WarehouseDay.EXTRACT).stream()
                .map(WarehouseDay::warehouse)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    Optional<Row> warehouse(String name) {
        List<WarehouseDay> days = account.rows(WarehouseDay.EXTRACT).stream()
                .filter(day -> day.warehouse().equals(name))
                .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(days(name, days));
    }

    Row everything() {
        return days("all warehouses", account.rows(WarehouseDay.EXTRACT));
    }

    private Row days(String name, List<WarehouseDay> days) {
        return row(
                name,
                days.stream().map(WarehouseDay::compute).reduce(BigDecimal.ZERO, BigDecimal::add),
                days.stream().map(WarehouseDay::idle).reduce(BigDecimal.ZERO, BigDecimal::add),
                0,
                List.of());
    }

    /** What is said of the table that a node stands for: what it takes to store, and who read it. */
    List<Told> table(Artifact node) {
        List<Told> told = new ArrayList<>();
        AccountTables tables = new AccountTables(knowledge.estate(), account);
        StoredTable table = tables.table(node).orElse(null);
        if (table != null) {
            BigDecimal size = BigDecimal.valueOf(table.bytes()).divide(GIGABYTE, 2, RoundingMode.HALF_UP);
            BigDecimal month = account.prices().storage(table.bytes()).setScale(2, RoundingMode.HALF_UP);
            told.add(new Told(
                    "Its table `" + table.label() + "` holds " + size + " GiB, " + month + " "
                            + account.prices().currency() + " a month.",
                    List.of(table.at())));
            if (account.tells(List.of(TableReads.EXTRACT))) {
                told.add(reads(tables, table));
            }
        }
        return told;
    }

    private Told reads(AccountTables tables, StoredTable table) {
        return new Told(
                "`" + table.label() + "` was read by " + tables.reads(table) + " queries beside dbt's own" + window()
                        + ".",
                tables.readers(table).stream().map(TableReads::at).toList());
    }
}
