package io.plumbline.agent;

import io.plumbline.agent.AccountSums.Row;
import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what things cost by what the account says: a node, a warehouse, or everything with the dearest nodes. */
final class Costs implements Tool {

    /** Nodes that are told of everything's cost. */
    private static final int DEAREST = 5;

    /** Lines of the account that are cited for one statement. */
    private static final int CITED = 6;

    private final Knowledge knowledge;

    Costs(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Intent intent() {
        return Intent.COST;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String node = inputs.get("node");
        String warehouse = inputs.get("warehouse");
        String of = inputs.getOrDefault("of", "");
        return knowledge.estate().accounts().stream()
                .map(account -> new AccountSums(knowledge, account))
                .flatMap(sums -> (node != null
                                ? node(sums, node)
                                : warehouse != null
                                        ? warehouse(sums, warehouse)
                                        : of.equals("credit")
                                                ? List.of(price(sums))
                                                : of.isEmpty() ? everything(sums) : dearest(sums, of))
                        .stream())
                .toList();
    }

    private List<Draft> node(AccountSums sums, String id) {
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        if (node == null) {
            return List.of();
        }
        String query = "cost " + id;
        String name = Phrases.name(node);
        List<Draft> drafts = new ArrayList<>();
        List<QueryGroup> groups = sums.queries(id);
        List<Location> lines = groups.stream().map(QueryGroup::at).limit(CITED).toList();
        Row built = sums.node(id);
        drafts.add(
                groups.isEmpty()
                        ? Draft.at("No query of the account names " + name + ".", List.of(), query)
                        : Draft.at(
                                "Building " + name + " took " + built.said() + " in " + built.runs() + " runs"
                                        + sums.window() + "; idle time is left out.",
                                lines,
                                query));
        sums.table(node).forEach(row -> drafts.add(Draft.at(row.text(), row.lines(), query)));
        return drafts;
    }

    private static List<Draft> warehouse(AccountSums sums, String name) {
        String query = "cost warehouse " + name;
        return sums.warehouse(name).stream()
                .map(row -> Draft.at(
                        "The warehouse `" + name + "` took " + row.said() + sums.window() + ", " + row.idle()
                                + " of them while no query ran.",
                        List.of(),
                        query))
                .toList();
    }

    private static List<Draft> everything(AccountSums sums) {
        String query = "cost *";
        Stream<Draft> whole = Stream.of(
                Draft.at("The warehouses took " + sums.everything().said() + sums.window() + ".", List.of(), query));
        Stream<Draft> warehouses = sums.warehouses().stream().flatMap(name -> sums.warehouse(name).stream()
                .map(row -> Draft.at("`" + name + "` took " + row.said() + ".", List.of(), query)));
        return Stream.of(whole, warehouses, dearest(sums, "node").stream())
                .flatMap(drafts -> drafts)
                .toList();
    }

    private static Draft price(AccountSums sums) {
        return Draft.at("The price is " + sums.prices() + ".", List.of(), "cost *");
    }

    /** @param kind dbt's word for the things, {@code node} for all of them */
    private static List<Draft> dearest(AccountSums sums, String kind) {
        if (kind.equals("warehouse")) {
            return sums.warehouses().stream()
                    .flatMap(name -> sums.warehouse(name).stream())
                    .sorted(Comparator.comparing(Row::credits).reversed())
                    .limit(DEAREST)
                    .map(row -> Draft.at(
                            "The warehouse `" + row.name() + "` took " + row.said() + sums.window() + ".",
                            List.of(),
                            "cost *"))
                    .toList();
        }
        return sums.nodes().stream()
                .filter(row -> kind.equals("node") || row.name().startsWith(kind + "."))
                .limit(DEAREST)
                .map(row -> Draft.at(
                        "Building `" + sums.label(row.name()) + "` took " + row.said() + sums.window() + ".",
                        row.lines().stream().limit(CITED).toList(),
                        "cost *"))
                .toList();
    }

    /** The result of the query {@code cost WHAT}. */
    static List<String> lines(Knowledge knowledge, String what) {
        List<String> lines = new ArrayList<>();
        for (WarehouseAccount account : knowledge.estate().accounts()) {
            AccountSums sums = new AccountSums(knowledge, account);
            lines.add("account " + account.source() + sums.window() + ", " + sums.prices());
            if (what.startsWith("warehouse ")) {
                sums.warehouse(what.substring(10)).ifPresent(row -> lines.add(row.line()));
            } else if (what.equals("*")) {
                lines.add(sums.everything().line());
                sums.warehouses().forEach(name -> sums.warehouse(name).ifPresent(row -> lines.add(row.line())));
                sums.nodes().forEach(row -> lines.add(row.line()));
            } else {
                Artifact node = knowledge.estate().artifact(what).orElse(null);
                lines.add(what + " " + sums.queries(what).size() + " queries");
                lines.add(sums.node(what).line());
                Stream.ofNullable(node)
                        .flatMap(known -> sums.table(known).stream())
                        .forEach(row -> lines.add(row.text()));
            }
        }
        return lines;
    }
}
