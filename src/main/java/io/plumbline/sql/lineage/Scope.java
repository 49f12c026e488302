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
    final List<Source> sources = new ArrayList<>();
    final Map<String, Col> aliases = new HashMap<>();
    final Set<String> merged = new HashSet<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
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
        Col found = null;
        int listed = 0;
        for (Source source : sources) {
            Col col = source.row().listed(name);
            if (col != null) {
                listed++;
                found = found == null ? col : Origins.merge(name, List.of(found, col));
            }
        }
        if (found != null) {
            return listed > 1 && !merged.contains(name) ? Col.unknown(name) : found;
        }
        Col open = open(name);
        Col alias = aliases.get(name);
        if (alias == null) {
            return open;
        }
        boolean shadowed = open != null
                && alias.origins().stream().anyMatch(o -> o.column().equals(name));
        return shadowed ? open : alias;
    }

    private @Nullable Col open(String name) {
        Col found = null;
        boolean several = false;
        for (Source source : sources) {
            Col col = source.row().closed() ? null : source.row().find(name);
            if (col != null) {
                several |= found != null;
                found = found == null ? col : Origins.merge(name, List.of(found, col));
            }
        }
        return several && !merged.contains(name) ? Col.unknown(name) : found;
    }

    private @Nullable Col qualified(List<String> parts) {
        for (int last = parts.size() - 1; last >= 1; last--) {
            List<String> qualifier = parts.subList(0, last);
            for (Source source : sources) {
                if (source.called(qualifier)) {
                    Col col = source.row().find(parts.get(last));
                    if (col != null) {
                        return last < parts.size() - 1 ? Origins.derived(col) : col;
                    }
                }
            }
        }
        Source holder = null;
        for (Source source : sources) {
            holder = source.row().listed(parts.get(0)) != null ? source : holder;
        }
        Col struct = holder == null ? null : holder.row().listed(parts.get(0));
        return struct == null ? null : Origins.derived(struct);
    }

    @Nullable
    Source source(List<String> qualifier) {
        for (Source source : sources) {
            if (source.called(qualifier)) {
                return source;
            }
        }
        return outer == null ? null : outer.source(qualifier);
    }
}
