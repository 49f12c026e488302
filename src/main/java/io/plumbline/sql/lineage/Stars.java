package io.plumbline.sql.lineage;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Expands {@code *}. */
final class Stars {

    private final Origins origins;

    Stars(Origins origins) {
        this.origins = origins;
    }

    /** All columns of a scope's tables. */
    Row all(Scope scope) {
        List<Col> cols = new ArrayList<>();
        List<Open> opens = new ArrayList<>();
        Set<String> merged = new HashSet<>();
        for (Scope.Source source : scope.sources()) {
            add(source.row(), scope, merged, cols, opens);
        }
        return new Row(cols, opens);
    }

    void expand(Expr.Star star, Scope scope, List<Col> cols, List<Open> opens) {
        Row row;
        if (star.qualifier() == null) {
            row = all(scope);
        } else {
            Scope.Source source = scope.source(star.qualifier().folded());
            row = source == null
                    ? new Row(
                            List.of(),
                            List.of(Open.constant(Set.of(), io.plumbline.sql.OutputColumn.Certainty.UNKNOWN)))
                    : source.row();
        }
        Set<String> excluded = new HashSet<>();
        star.excluded().stream().map(Ident::folded).forEach(excluded::add);
        Map<String, Col> replaced = new HashMap<>();
        for (SelectItem item : star.replaced()) {
            String name = Objects.requireNonNull(item.alias()).folded();
            replaced.put(name, origins.of(name, item.expr(), scope));
        }
        Map<String, String> oldByNew = QueryColumns.renames(star);
        Map<String, String> newByOld = new HashMap<>();
        oldByNew.forEach((to, from) -> newByOld.put(from, to));
        for (Col col : row.cols()) {
            if (!excluded.contains(col.name()) && matches(col.name(), star.ilike())) {
                Col value = replaced.getOrDefault(col.name(), col);
                cols.add(value.named(newByOld.getOrDefault(col.name(), col.name())));
                replaced.remove(col.name());
            }
        }
        cols.addAll(replaced.values());
        excluded.addAll(replaced.keySet());
        row.opens().forEach(open -> opens.add(open.without(excluded, oldByNew)));
    }

    private static boolean matches(String name, @org.jspecify.annotations.Nullable String pattern) {
        return pattern == null || Like.matches(name, pattern);
    }

    /** A column joined with USING comes out once. */
    private static void add(Row row, Scope scope, Set<String> merged, List<Col> cols, List<Open> opens) {
        for (Col col : row.cols()) {
            boolean using = scope.merged.contains(col.name());
            if (!using || merged.add(col.name())) {
                cols.add(col);
            }
        }
        opens.addAll(row.opens());
    }
}
