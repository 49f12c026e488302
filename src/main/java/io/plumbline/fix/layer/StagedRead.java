package io.plumbline.fix.layer;

import io.plumbline.fix.sql.Tables;
import io.plumbline.fix.sql.Template;
import io.plumbline.model.Edit;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a model read a staging model in the place of the table behind it. A column that staging gives another name is
 * renamed where it is used, and an expression that staging computes already becomes its column.
 */
final class StagedRead {

    private static final Set<String> NO_COLUMNS =
            Set.of("current_date", "current_timestamp", "current_time", "sysdate", "localtimestamp");

    private final Template reader;
    private final TableName table;
    private final RowByRow staging;
    private final List<Edit> edits = new ArrayList<>();

    private StagedRead(Template reader, TableName table, RowByRow staging) {
        this.reader = reader;
        this.table = table;
        this.staging = staging;
    }

    /**
     * The edits that turn every read of the table.
     *
     * @param reference what to read instead, as a template writes it
     * @return empty where a read, or the use of one of its columns, cannot be turned
     */
    static Optional<List<Edit>> edits(Template reader, TableName table, RowByRow staging, String reference) {
        StagedRead read = new StagedRead(reader, table, staging);
        List<TableExpr.Table> places = reader.query().all(TableExpr.Table.class).stream()
                .filter(read::isTable)
                .toList();
        for (TableExpr.Table place : places) {
            Optional<QueryBody.Select> select = read.selectFrom(place);
            Optional<Edit> turned = reference(reader, place, reference);
            if (select.isEmpty() || turned.isEmpty() || !read.turn(select.get(), place)) {
                return Optional.empty();
            }
            read.edits.add(turned.get());
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(read.edits));
    }

    private boolean isTable(TableExpr.Table place) {
        return place.name().parts().size() > 1 && place.name().table().equals(table);
    }

    /** The SELECT that has it among the tables of its FROM clause, and only once. */
    private Optional<QueryBody.Select> selectFrom(TableExpr.Table place) {
        return reader.query().all(QueryBody.Select.class).stream()
                .filter(select -> Tables.of(select).stream().anyMatch(table -> table == place))
                .filter(select -> Tables.of(select).stream()
                                .filter(one -> one instanceof TableExpr.Table named && isTable(named))
                                .count()
                        == 1)
                .findFirst();
    }

    /** Another reference in the place of the call of source; empty where something else stands there. */
    static Optional<Edit> reference(Template reader, TableExpr.Table place, String reference) {
        int start = place.name().span().start();
        int end = place.name().span().end();
        TableExpr.Alias alias = place.alias();
        boolean plain = place.modifiers().isEmpty()
                && (alias == null || alias.columns().isEmpty())
                && reader.text(start, end)
                        .filter(text -> text.matches("\\{\\{-?\\s*source\\([^{}]*\\)\\s*-?}}"))
                        .isPresent();
        return plain ? reader.replace(start, end, reference) : Optional.empty();
    }

    private boolean turn(QueryBody.Select select, TableExpr.Table place) {
        List<Expr.ColumnRef> open = new ArrayList<>();
        boolean[] readable = {select.hierarchy().isEmpty()};
        select.walk(node -> {
            if (node instanceof SelectItem item && item(select, place, item)) {
                return false;
            }
            readable[0] &= !(node instanceof Expr.Star) && !(node instanceof Expr.Subquery);
            if (node instanceof Expr.ColumnRef column) {
                open.add(column);
            }
            return !(node instanceof Query) && !countsRows(node);
        });
        return readable[0] && open.stream().allMatch(column -> column(select, place, column));
    }

    private static boolean countsRows(Node node) {
        return node instanceof Expr.Call call
                && call.function().last().text().equalsIgnoreCase("count")
                && call.filter() == null
                && call.arguments().stream()
                        .allMatch(one -> one.value() instanceof Expr.Star star && star.qualifier() == null);
    }

    /** Turns an entry of the select list as a whole, where staging has a column for it; false where it does not. */
    private boolean item(QueryBody.Select select, TableExpr.Table place, SelectItem item) {
        List<Expr.ColumnRef> columns = item.expr().all(Expr.ColumnRef.class);
        String shown = item.outputName();
        boolean ours = !columns.isEmpty() && columns.stream().allMatch(column -> ours(select, place, column));
        Optional<String> column = ours ? staging.named(Wording.of(reader, item.expr())) : Optional.empty();
        boolean quoted = item.alias() != null && item.alias().quoted();
        if (column.isEmpty() || shown == null || quoted || !safe(column.get())) {
            return false;
        }
        String name = column.get().toLowerCase(Locale.ROOT);
        if (item.expr() instanceof Expr.ColumnRef ref
                && name.equalsIgnoreCase(ref.name().last().text())) {
            return true;
        }
        String qualified = alone(select) ? name : Tables.name(place) + "." + name;
        String alias = item.alias() == null
                ? shown.toLowerCase(Locale.ROOT)
                : item.alias().text();
        String text = alias.equalsIgnoreCase(name) ? qualified : qualified + " as " + alias;
        Optional<Edit> edit = reader.replace(item.span().start(), item.span().end(), text);
        edit.ifPresent(edits::add);
        return edit.isPresent();
    }

    private boolean column(QueryBody.Select select, TableExpr.Table place, Expr.ColumnRef column) {
        boolean qualified = column.name().parts().size() > 1;
        if (!ours(select, place, column)) {
            return qualified && !byItsOwnName(place, column);
        }
        String name = column.name().last().folded();
        Optional<String> staged = staging.named(Wording.ofColumn(name));
        if (staged.isEmpty() || !safe(staged.get())) {
            return !qualified && (NO_COLUMNS.contains(name.toLowerCase(Locale.ROOT)) || aliased(select, column));
        }
        if (staged.get().equalsIgnoreCase(name)) {
            return true;
        }
        int start = column.name().last().span().start();
        Optional<Edit> edit =
                reader.replace(start, column.span().end(), staged.get().toLowerCase(Locale.ROOT));
        edit.ifPresent(edits::add);
        return edit.isPresent();
    }

    /** Whether a name outside the select list can only mean an entry of it, then as now. */
    private boolean aliased(QueryBody.Select select, Expr.ColumnRef column) {
        String name = column.name().last().folded();
        boolean inList = select.items().stream()
                .anyMatch(item -> item.all(Expr.ColumnRef.class).stream().anyMatch(one -> one == column));
        return !inList
                && !staging.has(name)
                && select.items().stream().anyMatch(item -> item.alias() != null && name.equals(item.outputName()));
    }

    /** Whether a column is the table's: by its qualifier, or because no other table is there. */
    private static boolean ours(QueryBody.Select select, TableExpr.Table place, Expr.ColumnRef column) {
        List<String> qualifier = column.name().qualifier();
        if (qualifier.isEmpty()) {
            return alone(select);
        }
        TableExpr.Alias alias = place.alias();
        return alias != null && qualifier.equals(List.of(alias.name().folded()));
    }

    private static boolean alone(QueryBody.Select select) {
        return select.from() != null && select.from().joins().isEmpty();
    }

    /** Whether a column is qualified with the name of the table itself, which the model of staging does not share. */
    private static boolean byItsOwnName(TableExpr.Table place, Expr.ColumnRef column) {
        List<String> qualifier = column.name().qualifier();
        return place.alias() == null
                && qualifier
                        .get(qualifier.size() - 1)
                        .equals(place.name().last().folded());
    }

    private static boolean safe(String folded) {
        return folded.matches("[A-Z_][A-Z0-9_]*") || folded.matches("[a-z_][a-z0-9_]*");
    }
}
