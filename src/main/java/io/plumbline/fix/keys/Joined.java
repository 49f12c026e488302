package io.plumbline.fix.keys;

import io.plumbline.fix.sql.Tables;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows of a FROM clause: a join whose right side has at most one match keeps the keys of the left one. */
final class Joined {

    /** A column of one of the tables; its name in upper case. */
    record Column(String side, String name) {}

    /** Columns that are unique together in the joined rows. */
    record Key(Set<Column> columns, boolean exact) {}

    /** A table of the clause; nullable where a row may have no match in it. */
    record Side(String name, Rows rows, boolean nullable) {}

    private final List<Side> sides = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();

    Joined(QueryPart.From from, Function<TableExpr, Rows> rows) {
        Side first = side(from.first(), rows, false);
        sides.add(first);
        keys.addAll(keysOf(first));
        from.joins().forEach(join -> add(join, rows));
    }

    List<Side> sides() {
        return sides;
    }

    List<Key> keys() {
        return keys;
    }

    private static Side side(TableExpr table, Function<TableExpr, Rows> rows, boolean nullable) {
        return new Side(TestedRows.upper(Tables.name(table)), rows.apply(table), nullable);
    }

    private void add(QueryPart.Join join, Function<TableExpr, Rows> rows) {
        if (join.kind() == QueryPart.JoinKind.SEMI || join.kind() == QueryPart.JoinKind.ANTI) {
            return;
        }
        boolean left = join.kind() == QueryPart.JoinKind.LEFT;
        boolean inner = join.kind() == QueryPart.JoinKind.INNER;
        Side right = side(join.right(), rows, !inner);
        List<Column> here = new ArrayList<>();
        Set<Column> there = new HashSet<>();
        sides.add(right);
        if ((left || inner) && !join.natural() && join.match() == null) {
            linked(join, right, here, there);
        } else if (join.kind() != QueryPart.JoinKind.CROSS && join.kind() != QueryPart.JoinKind.COMMA) {
            sides.replaceAll(side -> new Side(side.name(), side.rows(), true));
        }
        boolean leftOnce = keys.stream().anyMatch(key -> there.containsAll(key.columns()));
        if (!right.rows().unique(here.stream().map(Column::name).toList())) {
            keys.clear();
        }
        if (inner && leftOnce) {
            keys.addAll(keysOf(right));
        }
    }

    /** The columns of a join's right side that its condition fixes, and those of the other tables that it compares. */
    private void linked(QueryPart.Join join, Side right, List<Column> here, Set<Column> there) {
        join.using().forEach(one -> here.add(new Column(right.name(), TestedRows.upper(one.folded()))));
        for (Expr part : Expr.conjuncts(join.on())) {
            Conditions.equality(part).ifPresent(sides -> {
                Optional<Column> one = resolve(sides.operands().get(0));
                Optional<Column> two = resolve(sides.operands().get(1));
                fixes(right, one, two, sides.operands().get(1), here, there);
                fixes(right, two, one, sides.operands().get(0), here, there);
            });
        }
    }

    private static void fixes(
            Side right,
            Optional<Column> own,
            Optional<Column> other,
            Expr otherExpr,
            List<Column> here,
            Set<Column> there) {
        boolean mine = own.filter(column -> column.side().equals(right.name())).isPresent();
        boolean notMine =
                other.filter(column -> !column.side().equals(right.name())).isPresent();
        if (mine && (notMine || Conditions.literal(otherExpr))) {
            here.add(own.get());
            other.ifPresent(there::add);
        }
    }

    /** The table's column that an expression is; empty where it is computed or could be of several tables. */
    Optional<Column> resolve(Expr expr) {
        if (!(Expr.plain(expr) instanceof Expr.ColumnRef ref)) {
            return Optional.empty();
        }
        String name = TestedRows.upper(ref.name().last().folded());
        List<String> qualifier = ref.name().qualifier();
        List<Side> of = qualifier.isEmpty()
                ? sides.size() == 1 ? sides : owners(name)
                : sides.stream()
                        .filter(side -> side.name().equals(TestedRows.upper(qualifier.get(qualifier.size() - 1))))
                        .toList();
        return of.size() == 1 ? Optional.of(new Column(of.get(0).name(), name)) : Optional.empty();
    }

    /** The tables that have a column of that name; empty where the columns of one are not known. */
    List<Side> owners(String name) {
        return sides.stream().anyMatch(side -> side.rows().outputs() == null)
                ? List.of()
                : sides.stream().filter(side -> has(side, name)).toList();
    }

    private static boolean has(Side side, String name) {
        List<String> outputs = side.rows().outputs();
        return outputs != null && outputs.contains(name);
    }

    /** Whether a column is never null in the joined rows. */
    boolean filled(Column column) {
        return sides.stream()
                .anyMatch(side -> side.name().equals(column.side())
                        && !side.nullable()
                        && side.rows().filled().contains(column.name()));
    }

    private static List<Key> keysOf(Side side) {
        return side.rows().keys().stream()
                .map(key -> new Key(
                        new HashSet<>(key.columns().stream()
                                .map(name -> new Column(side.name(), name))
                                .toList()),
                        key.exact()))
                .toList();
    }
}
