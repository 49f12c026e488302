package io.plumbline.model;

import io.plumbline.model.account.StoredTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an account shows of the names that a project leaves to its connection or its environment. Nodes that leave the same
 * names open vote for the places where a table has their name; a place is believed where at least {@value #SURE} nodes are in
 * it and twice as many as in the next: of two schemas with the same tables neither is. Immutable.
 */
final class ConnectionNames {

    static final int SURE = 3;

    private static final String ANY = "(.+)";
    private static final Pattern OPEN = Pattern.compile(
            Relation.CONNECTION_DATABASE + "|" + Relation.CONNECTION_SCHEMA + "|" + Relation.ENVIRONMENT + "\\w*");

    /** Open database and schema as the files write them, to what stands for them; a name that is not open is empty. */
    private final Map<Names, Names> believed = new HashMap<>();

    /** Two names; of a schema that begins or ends with the connection's only that. */
    private record Names(String database, String schema) {}

    /** @param relations of the nodes of one project */
    ConnectionNames(Collection<Relation> relations, Collection<StoredTable> tables) {
        Map<String, List<StoredTable>> named = new HashMap<>();
        tables.forEach(table -> named.computeIfAbsent(upper(table.name()), name -> new ArrayList<>())
                .add(table));
        Map<Names, Map<Names, Integer>> votes = new HashMap<>();
        for (Relation relation : relations) {
            if (open(relation.database()) || open(relation.schema())) {
                Map<Names, Integer> found = votes.computeIfAbsent(asked(relation), asked -> new HashMap<>());
                Pattern database = pattern(relation.database());
                Pattern schema = pattern(relation.schema());
                boolean part = prefixed(relation.schema());
                named.getOrDefault(upper(relation.identifier()), List.of()).stream()
                        .flatMap(table -> fits(relation.database(), database, table.database(), false)
                                .flatMap(in -> fits(relation.schema(), schema, table.schema(), part)
                                        .map(at -> new Names(in, at)))
                                .stream())
                        .distinct()
                        .forEach(place -> found.merge(place, 1, Integer::sum));
            }
        }
        votes.forEach((asked, found) -> best(found).ifPresent(place -> believed.put(asked, place)));
    }

    /** Database and schema of a node's table; empty where the files do not tell them and the account does not show them. */
    Optional<Place> place(Relation relation) {
        String database = relation.database();
        String schema = relation.schema();
        if (database != null && schema != null && !open(database) && !open(schema)) {
            return Optional.of(new Place(database, schema));
        }
        return Optional.ofNullable(believed.get(asked(relation)))
                .map(found -> new Place(
                        database == null || open(database) ? found.database() : database,
                        schema == null || open(schema) ? filled(schema, found.schema()) : schema));
    }

    /** Where a table is. */
    record Place(String database, String schema) {}

    private static Names asked(Relation relation) {
        String database = relation.database() == null ? Relation.CONNECTION_DATABASE : relation.database();
        String schema = relation.schema();
        return new Names(
                open(database) ? database : "",
                !open(schema) ? "" : prefixed(schema) ? Relation.CONNECTION_SCHEMA : String.valueOf(schema));
    }

    /** What a name of the account says about a name of the files: nothing new, the whole of it, or a part; else empty. */
    private static Optional<String> fits(@Nullable String written, Pattern open, String found, boolean part) {
        if (!open(written)) {
            return found.equalsIgnoreCase(written) ? Optional.of("") : Optional.empty();
        }
        Matcher match = open.matcher(found);
        return match.matches() ? Optional.of(upper(part ? match.group(1) : found)) : Optional.empty();
    }

    private static Pattern pattern(@Nullable String written) {
        if (written == null) {
            return Pattern.compile(ANY);
        }
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        for (Matcher open = OPEN.matcher(written); open.find(); at = open.end()) {
            pattern.append(Pattern.quote(written.substring(at, open.start()))).append(ANY);
        }
        return Pattern.compile(pattern + Pattern.quote(written.substring(at)), Pattern.CASE_INSENSITIVE);
    }

    private static Optional<Names> best(Map<Names, Integer> found) {
        TreeMap<Integer, List<Names>> ranked = new TreeMap<>();
        found.forEach((names, count) ->
                ranked.computeIfAbsent(count, c -> new ArrayList<>()).add(names));
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Integer, List<Names>> first = ranked.lastEntry();
        Map.Entry<Integer, List<Names>> next = ranked.lowerEntry(first.getKey());
        boolean sure = first.getKey() >= SURE
                && first.getValue().size() == 1
                && (next == null || first.getKey() >= 2 * next.getKey());
        return sure ? Optional.of(first.getValue().get(0)) : Optional.empty();
    }

    /** Whether the connection's schema is all that is open in a schema's name. */
    private static boolean prefixed(@Nullable String schema) {
        return schema == null || open(schema) && !open(schema.replace(Relation.CONNECTION_SCHEMA, ""));
    }

    private static String filled(@Nullable String schema, String found) {
        return schema != null && prefixed(schema) ? schema.replace(Relation.CONNECTION_SCHEMA, found) : found;
    }

    private static boolean open(@Nullable String name) {
        return name == null || OPEN.matcher(name).find();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
