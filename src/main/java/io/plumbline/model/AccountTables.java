package io.plumbline.model;

import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of an account beside the nodes that stand for them. A node stands for a table where database, schema and name are the
 * same, upper and lower case aside; where a project leaves some of these to its connection, see {@link ConnectionNames}. Immutable.
 */
public final class AccountTables {

    private static final List<Class<? extends Artifact>> KINDS =
            List.of(Model.class, Seed.class, Snapshot.class, Source.class);

    private final WarehouseAccount account;
    private final Map<String, ConnectionNames> connections = new HashMap<>();
    private final Map<String, Artifact> nodes = new HashMap<>();
    private final Map<String, StoredTable> tables = new HashMap<>();
    private final Map<String, List<TableReads>> reads = new HashMap<>();
    private final Set<String> scanned = new HashSet<>();

    public AccountTables(Estate estate, WarehouseAccount account) {
        this.account = account;
        account.rows(StoredTable.EXTRACT)
                .forEach(table -> tables.put(key(table.database(), table.schema(), table.name()), table));
        account.rows(TableReads.EXTRACT).forEach(read -> reads.computeIfAbsent(
                        key(read.database(), read.schema(), read.name()), key -> new ArrayList<>())
                .add(read));
        account.rows(OtherScans.EXTRACT).forEach(scan -> scanned.add(key(scan.database(), scan.schema(), scan.name())));
        List<Artifact> all = KINDS.stream()
                .<Artifact>flatMap(estate::of)
                .filter(Artifact::enabled)
                .toList();
        all.stream()
                .collect(Collectors.groupingBy(Artifact::packageName))
                .forEach((project, own) -> connections.put(
                        project,
                        new ConnectionNames(
                                own.stream()
                                        .flatMap(node -> Stream.ofNullable(node.relation()))
                                        .toList(),
                                tables.values())));
        all.forEach(node -> name(node).ifPresent(name -> nodes.putIfAbsent(name, node)));
    }

    /** The key of the table a node stands for; empty where nothing tells it. */
    private Optional<String> name(Artifact node) {
        Relation relation = node.relation();
        ConnectionNames names = connections.get(node.packageName());
        return relation == null || names == null
                ? Optional.empty()
                : names.place(relation).map(place -> key(place.database(), place.schema(), relation.identifier()));
    }

    private static String key(String... parts) {
        return String.join("\u0000", parts).toUpperCase(Locale.ROOT);
    }

    private static String schema(StoredTable table) {
        return key(table.database(), table.schema());
    }

    /** The table a node stands for; empty where there is none of that name, or where the files do not tell its name. */
    public Optional<StoredTable> table(Artifact node) {
        return name(node).map(tables::get);
    }

    /** Who read a table, dbt aside. */
    public List<TableReads> readers(StoredTable table) {
        return reads.getOrDefault(key(table.database(), table.schema(), table.name()), List.of());
    }

    /** The node that stands for a table; empty where none does. */
    public Optional<Artifact> node(StoredTable table) {
        return node(table.database(), table.schema(), table.name());
    }

    /** The node that stands for the table of that name; empty where none does. */
    public Optional<Artifact> node(String database, String schema, String name) {
        return Optional.ofNullable(nodes.get(key(database, schema, name)));
    }

    /** Queries that read a table in the window, dbt aside. */
    public long reads(StoredTable table) {
        return readers(table).stream().mapToLong(TableReads::reads).sum();
    }

    /**
     * Whether no query but dbt's own read a table in the window, for certain: of what is no base table scans say
     * nothing.
     */
    public boolean isUnread(StoredTable table) {
        boolean known = account.rows(TableReads.EXTRACT).isEmpty()
                ? table.kind().equals("BASE TABLE")
                : !table.kind().equals("VIEW");
        return known && reads(table) == 0 && !scanned.contains(key(table.database(), table.schema(), table.name()));
    }

    /** The tables that no node stands for, in schemas where at least some number of nodes have their table. */
    public List<StoredTable> strangers(int least) {
        Map<String, Integer> built = built();
        return account.rows(StoredTable.EXTRACT).stream()
                .filter(table -> built.getOrDefault(schema(table), 0) >= least)
                .filter(table -> !nodes.containsKey(key(table.database(), table.schema(), table.name())))
                .toList();
    }

    /** The nodes that have no table, in schemas where at least some number of other nodes have theirs. */
    public List<Artifact> unbuilt(int least) {
        Map<String, Integer> built = built();
        List<Artifact> missing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        nodes.forEach((key, node) -> {
            String schema = key.substring(0, key.lastIndexOf('\u0000'));
            if (!(node instanceof Source)
                    && !tables.containsKey(key)
                    && built.getOrDefault(schema, 0) >= least
                    && seen.add(node.id())) {
                missing.add(node);
            }
        });
        missing.sort(Comparator.comparing(Artifact::id));
        return missing;
    }

    /** Schema to how many of its tables a node builds. */
    private Map<String, Integer> built() {
        Map<String, Integer> counts = new HashMap<>();
        tables.forEach((key, table) -> {
            Artifact node = nodes.get(key);
            if (node != null && !(node instanceof Source)) {
                counts.merge(schema(table), 1, Integer::sum);
            }
        });
        return counts;
    }
}
