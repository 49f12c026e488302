package io.plumbline.audit.cross;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Model;
import io.plumbline.model.Relation;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.WarehouseAccount.StoredTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of an account beside the nodes that stand for them. A node stands for a table where database, schema and name are the
 * same, upper and lower case aside; a node whose database or schema the files do not tell stands for none.
 */
final class Warehouse {

    private final WarehouseAccount account;
    private final Map<String, Artifact> nodes = new HashMap<>();
    private final Map<String, StoredTable> tables = new HashMap<>();
    private final Map<String, Long> reads = new HashMap<>();

    Warehouse(Estate estate, WarehouseAccount account) {
        this.account = account;
        account.tables().forEach(table -> tables.put(key(table.database(), table.schema(), table.name()), table));
        account.reads()
                .forEach(
                        read -> reads.merge(key(read.database(), read.schema(), read.name()), read.reads(), Long::sum));
        Stream<Class<? extends Artifact>> kinds = Stream.of(Model.class, Seed.class, Snapshot.class, Source.class);
        kinds.flatMap(estate::of).filter(Artifact::enabled).forEach(node -> {
            Relation relation = node.relation();
            if (relation != null && relation.database() != null && relation.schema() != null) {
                nodes.putIfAbsent(key(relation.database(), relation.schema(), relation.identifier()), node);
            }
        });
    }

    private static String key(String... parts) {
        return String.join("\u0000", parts).toUpperCase(Locale.ROOT);
    }

    private static String schema(StoredTable table) {
        return key(table.database(), table.schema());
    }

    /** The table a node stands for; empty where there is none of that name, or where the files do not tell its name. */
    Optional<StoredTable> table(Artifact node) {
        Relation relation = node.relation();
        return relation == null || relation.database() == null || relation.schema() == null
                ? Optional.empty()
                : Optional.ofNullable(tables.get(key(relation.database(), relation.schema(), relation.identifier())));
    }

    /** Queries that read a table in the window, dbt aside. */
    long reads(StoredTable table) {
        return reads.getOrDefault(key(table.database(), table.schema(), table.name()), 0L);
    }

    /** The tables that no node stands for, in schemas where at least some number of nodes have their table. */
    List<StoredTable> strangers(int least) {
        Map<String, Integer> built = built();
        return account.tables().stream()
                .filter(table -> built.getOrDefault(schema(table), 0) >= least)
                .filter(table -> !nodes.containsKey(key(table.database(), table.schema(), table.name())))
                .toList();
    }

    /** The nodes that have no table, in schemas where at least some number of other nodes have theirs. */
    List<Artifact> unbuilt(int least) {
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
