package io.plumbline.fix.layer;

import io.plumbline.fix.sql.Tables;
import io.plumbline.fix.sql.Template;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a table that a model names, through the stars of its common table expressions. */
final class ColumnsUsed {

    private static final int DEPTH = 20;

    private final Template reader;
    private final Set<String> names = new LinkedHashSet<>();

    private ColumnsUsed(Template reader) {
        this.reader = reader;
    }

    /** Folded, in the order of the text; empty where a name may be another table's, or a star gives out all columns. */
    static Optional<List<String>> of(Template reader, TableName table) {
        ColumnsUsed used = new ColumnsUsed(reader);
        boolean told = reader.query().all(TableExpr.Table.class).stream()
                .filter(place ->
                        place.name().parts().size() > 1 && place.name().table().equals(table))
                .allMatch(place -> used.read(place, 0));
        return told && !used.names.isEmpty() ? Optional.of(List.copyOf(used.names)) : Optional.empty();
    }

    private boolean read(TableExpr.Table place, int depth) {
        Optional<QueryBody.Select> select = reader.query().all(QueryBody.Select.class).stream()
                .filter(one -> Tables.of(one).stream().anyMatch(table -> table == place))
                .findFirst();
        TableExpr.Alias alias = place.alias();
        return depth < DEPTH
                && (alias == null || alias.columns().isEmpty())
                && select.isPresent()
                && read(select.get(), Tables.name(place), depth);
    }

    private boolean read(QueryBody.Select select, String name, int depth) {
        boolean alone = Tables.of(select).size() == 1;
        boolean[] told = {select.hierarchy().isEmpty()};
        select.walk(node -> {
            if (node instanceof Expr.Subquery) {
                told[0] = false;
            } else if (node instanceof SelectItem item && item.expr() instanceof Expr.Star star) {
                boolean ours =
                        star.qualifier() == null || named(star.qualifier().folded(), name);
                told[0] &= !ours || alone && passedOn(select, depth);
            } else if (node instanceof Expr.ColumnRef column) {
                told[0] &= column(select, column, name, alone);
            }
            return !(node instanceof Query);
        });
        if (select.from() != null) {
            select.from().joins().forEach(join -> join.using().forEach(one -> names.add(one.folded())));
        }
        return told[0];
    }

    private static boolean named(List<String> qualifier, String name) {
        return qualifier.get(qualifier.size() - 1).equalsIgnoreCase(name);
    }

    private boolean column(QueryBody.Select select, Expr.ColumnRef column, String name, boolean alone) {
        String folded = column.name().last().folded();
        if (column.name().parts().size() > 1) {
            if (named(column.name().qualifier(), name)) {
                names.add(folded);
            }
            return true;
        }
        boolean alias = select.items().stream()
                .anyMatch(item -> item.alias() != null
                        && item.alias().folded().equals(folded)
                        && !(item.expr() instanceof Expr.ColumnRef same
                                && same.name().last().folded().equals(folded)));
        if (alone) {
            names.add(folded);
        }
        return alone && !alias;
    }

    /** Follows a star to whoever reads the common table expression it stands in. */
    private boolean passedOn(QueryBody.Select select, int depth) {
        Optional<QueryPart.Cte> cte = reader.query().all(QueryPart.Cte.class).stream()
                .filter(one -> one.query().body() == select && one.columns().isEmpty())
                .findFirst();
        return cte.isPresent()
                && reader.query().all(TableExpr.Table.class).stream()
                        .filter(table -> table.name().parts().size() == 1
                                && table.name()
                                        .last()
                                        .folded()
                                        .equals(cte.get().name().folded()))
                        .allMatch(table -> read(table, depth + 1));
    }
}
