package io.plumbline.sql.lineage;

import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean inside one SELECT: its tables, the aliases of its items, and the scopes around it. */
final class Scope {

    /** A table in FROM; {@code table} is null for a query. */
    record Source(@Nullable String alias, @Nullable TableName table, Row row) {

        private String lastName() {
            if (alias != null) {
                return alias;
            }
            return table == null ? "" : table.identifier();
        }

        boolean called(List<String> qualifier) {
            if (alias != null) {
                return qualifier.size() == 1 && alias.equals(qualifier.get(0));
            }
            return table != null
                    && table.endsLike(new TableName(qualifier))
                    && qualifier.size() <= table.parts().size();
        }
    }

    final @Nullable Scope outer;
    final Map<String, Row> ctes = new HashMap<>();
    final Map<String, Col> aliases = new HashMap<>();
    final Set<String> merged = new HashSet<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, List<Source>> byName = new HashMap<>();
    private final Map<String, List<Col>> listed = new HashMap<>();
    private final List<Source> open = new ArrayList<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    List<Source> sources() {
        return sources;
    }

    /** One more table in FROM. */
    void add(Source source) {
        sources.add(source);
        byName.computeIfAbsent(source.lastName(), name -> new ArrayList<>()).add(source);
        source.row().names().forEach((name, col) -> listed.computeIfAbsent(name, n -> new ArrayList<>(1))
                .add(col));
        if (!source.row().closed()) {
            open.add(source);
        }
    }

    @Nullable
    Row cte(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Row row = scope.ctes.get(name);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    /** The column a name of one or more parts means; null where it means none. */
    @Nullable
    Col find(List<String> parts) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Col col = parts.size() == 1 ? scope.plain(parts.get(0)) : scope.qualified(parts);
            if (col != null) {
                return col;
            }
        }
        return null;
    }

    private @Nullable Col plain(String name) {
        List<Col> holders = listed.get(name);
        if (holders != null) {
            return one(name, holders);
        }
        Col behindStar = behindStar(name);
        Col alias = aliases.get(name);
        if (alias == null) {
            return behindStar;
        }
        boolean shadowed = behindStar != null
                && alias.origins().stream().anyMatch(o -> o.column().equals(name));
        return shadowed ? behindStar : alias;
    }

    private @Nullable Col one(String name, List<Col> holders) {
        if (holders.size() == 1) {
            return holders.get(0);
        }
        return merged.contains(name) ? Origins.merge(name, holders) : Col.unknown(name);
    }

    private @Nullable Col behindStar(String name) {
        List<Col> holders = new ArrayList<>();
        for (Source source : open) {
            Col col = source.row().find(name);
            if (col != null) {
                holders.add(col);
                if (holders.size() > 1 && !merged.contains(name)) {
                    break;
                }
            }
        }
        return holders.isEmpty() ? null : one(name, holders);
    }

    private @Nullable Col qualified(List<String> parts) {
        for (int last = parts.size() - 1; last >= 1; last--) {
            for (Source source : called(parts.subList(0, last))) {
                Col col = source.row().find(parts.get(last));
                if (col != null) {
                    return last < parts.size() - 1 ? Origins.derived(col) : col;
                }
            }
        }
        List<Col> structs = listed.get(parts.get(0));
        return structs == null ? null : Origins.derived(structs.get(structs.size() - 1));
    }

    private List<Source> called(List<String> qualifier) {
        return byName.getOrDefault(qualifier.get(qualifier.size() - 1), List.of()).stream()
                .filter(source -> source.called(qualifier))
                .toList();
    }

    @Nullable
    Source source(List<String> qualifier) {
        List<Source> called = called(qualifier);
        if (!called.isEmpty()) {
            return called.get(0);
        }
        return outer == null ? null : outer.source(qualifier);
    }
}
