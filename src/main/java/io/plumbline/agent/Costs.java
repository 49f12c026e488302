package io.plumbline.agent;

import io.plumbline.agent.Ledger.Row;
import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.util.ArrayList;
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
                .map(account -> new Ledger(knowledge, account))
                .flatMap(ledger -> (node != null
                                ? node(ledger, node)
                                : warehouse != null
                                        ? warehouse(ledger, warehouse)
                                        : of.equals("credit")
                                                ? List.of(price(ledger))
                                                : of.isEmpty() ? everything(ledger) : dearest(ledger, of))
                        .stream())
                .toList();
    }

    private List<Draft> node(Ledger ledger, String id) {
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        if (node == null) {
            return List.of();
        }
        String query = "cost " + id;
        String name = Phrases.name(node);
        List<Draft> drafts = new ArrayList<>();
        List<QueryGroup> groups = ledger.queries(id);
        List<Location> lines = groups.stream().map(QueryGroup::at).limit(CITED).toList();
        Row built = ledger.node(id);
        drafts.add(
                groups.isEmpty()
                        ? Draft.at("No query of the account names " + name + ".", List.of(), query)
                        : Draft.at(
                                "Building " + name + " took " + built.said() + " in " + built.runs() + " runs"
                                        + ledger.window() + "; idle time is left out.",
                                lines,
                                query));
        ledger.table(node).forEach(row -> drafts.add(Draft.at(row.text(), row.lines(), query)));
        return drafts;
    }

    private static List<Draft> warehouse(Ledger ledger, String name) {
        String query = "cost warehouse " + name;
        return ledger.warehouse(name).stream()
                .map(row -> Draft.at(
                        "The warehouse `" + name + "` took " + row.said() + ledger.window() + ", " + row.idle()
                                + " of them while no query ran.",
                        List.of(),
                        query))
                .toList();
    }

    private static List<Draft> everything(Ledger ledger) {
        String query = "cost *";
        Stream<Draft> whole = Stream.of(Draft.at(
                "The warehouses took " + ledger.everything().said() + ledger.window() + ".", List.of(), query));
        Stream<Draft> warehouses = ledger.warehouses().stream().flatMap(name -> ledger.warehouse(name).stream()
                .map(row -> Draft.at("`" + name + "` took " + row.said() + ".", List.of(), query)));
        return Stream.of(whole, warehouses, dearest(ledger, "node").stream())
                .flatMap(drafts -> drafts)
                .toList();
    }

    private static Draft price(Ledger ledger) {
        return Draft.at("The price is " + ledger.prices() + ".", List.of(), "cost *");
    }

    /** @param kind dbt's word for the things, {@code node} for all of them */
    private static List<Draft> dearest(Ledger ledger, String kind) {
        return ledger.nodes().stream()
                .filter(row -> kind.equals("node") || row.name().startsWith(kind + "."))
                .limit(DEAREST)
                .map(row -> Draft.at(
                        "Building `" + ledger.label(row.name()) + "` took " + row.said() + ledger.window() + ".",
                        row.lines().stream().limit(CITED).toList(),
                        "cost *"))
                .toList();
    }

    /** The result of the query {@code cost WHAT}. */
    static List<String> lines(Knowledge knowledge, String what) {
        List<String> lines = new ArrayList<>();
        for (WarehouseAccount account : knowledge.estate().accounts()) {
            Ledger ledger = new Ledger(knowledge, account);
            lines.add("account " + account.source() + ledger.window() + ", " + ledger.prices());
            if (what.startsWith("warehouse ")) {
                ledger.warehouse(what.substring(10)).ifPresent(row -> lines.add(row.line()));
            } else if (what.equals("*")) {
                lines.add(ledger.everything().line());
                ledger.warehouses().forEach(name -> ledger.warehouse(name).ifPresent(row -> lines.add(row.line())));
                ledger.nodes().forEach(row -> lines.add(row.line()));
            } else {
                Artifact node = knowledge.estate().artifact(what).orElse(null);
                lines.add(what + " " + ledger.queries(what).size() + " queries");
                lines.add(ledger.node(what).line());
                Stream.ofNullable(node)
                        .flatMap(known -> ledger.table(known).stream())
                        .forEach(row -> lines.add(row.text()));
            }
        }
        return lines;
    }
}
