package io.plumbline.fix.keys;

import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which a SELECT gives out the columns of its tables; in upper case. */
final class Shown {

    private final Joined joined;
    private final Map<Joined.Column, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private @Nullable List<String> outputs = new ArrayList<>();

    private Shown(Joined joined) {
        this.joined = joined;
    }

    static Shown of(QueryBody.Select select, Joined joined) {
        Shown shown = new Shown(joined);
        select.items().forEach(shown::add);
        return shown;
    }

    /** Every output in order; null where a star stands for columns that are not known, or two share a name. */
    @Nullable
    List<String> outputs() {
        return outputs == null || new HashSet<>(outputs).size() != outputs.size() ? null : outputs;
    }

    Map<String, String> constants() {
        return constants;
    }

    Map<Joined.Column, List<String>> columns() {
        return columns;
    }

    private void add(SelectItem item) {
        if (item.expr() instanceof Expr.Star star) {
            star(star);
            return;
        }
        String name = item.outputName();
        if (name == null) {
            outputs = null;
            return;
        }
        String upper = TestedRows.upper(name);
        output(upper);
        joined.resolve(item.expr()).ifPresent(column -> show(column, upper));
        if (Expr.plain(item.expr()) instanceof Expr.Literal literal && Conditions.literal(literal)) {
            constants.put(upper, literal.text());
        }
    }

    private void star(Expr.Star star) {
        List<String> qualifier =
                star.qualifier() == null ? List.of() : star.qualifier().folded();
        String of = qualifier.isEmpty() ? "" : TestedRows.upper(qualifier.get(qualifier.size() - 1));
        List<Joined.Side> sides = joined.sides().stream()
                .filter(side -> of.isEmpty() || side.name().equals(of))
                .toList();
        boolean plain =
                star.replaced().isEmpty() && star.renamed().isEmpty() && star.ilike() == null && sides.size() == 1;
        if (!plain) {
            outputs = null;
            return;
        }
        Joined.Side side = sides.get(0);
        Set<String> excluded = new HashSet<>();
        star.excluded().forEach(one -> excluded.add(TestedRows.upper(one.folded())));
        List<String> names = side.rows().outputs();
        if (names == null) {
            outputs = null;
            known(side).stream().filter(name -> !excluded.contains(name)).forEach(name -> pass(side, name));
        } else {
            names.stream().filter(name -> !excluded.contains(name)).forEach(name -> {
                output(name);
                pass(side, name);
            });
        }
    }

    /** The columns of a table that something is known of. */
    private static Set<String> known(Joined.Side side) {
        Set<String> names = new HashSet<>(side.rows().filled());
        side.rows().keys().forEach(key -> names.addAll(key.columns()));
        names.addAll(side.rows().constants().keySet());
        return names;
    }

    private void pass(Joined.Side side, String name) {
        show(new Joined.Column(side.name(), name), name);
    }

    private void show(Joined.Column column, String name) {
        columns.computeIfAbsent(column, c -> new ArrayList<>()).add(name);
        joined.sides().stream()
                .filter(side -> side.name().equals(column.side()) && !side.nullable())
                .flatMap(side -> Optional.ofNullable(side.rows().constants().get(column.name())).stream())
                .forEach(value -> constants.put(name, value));
    }

    private void output(String name) {
        if (outputs != null) {
            outputs.add(name);
        }
    }

    /** A key of the tables by the names shown; empty where one of its columns is not shown. */
    Optional<Rows.Key> key(Set<Joined.Column> key, boolean exact) {
        Set<String> names = new HashSet<>();
        for (Joined.Column column : key) {
            List<String> shown = columns.getOrDefault(column, List.of());
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            names.add(shown.get(0));
        }
        return Optional.of(new Rows.Key(names, exact));
    }
}
