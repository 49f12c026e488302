package io.plumbline.fix.keys;

import io.plumbline.fix.sql.Template;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows of one SELECT. */
final class SelectRows {

    /** Columns of a DISTINCT that are still a key one would test. */
    private static final int WIDEST = 3;

    private final Template template;
    private final QueryBody.Select select;
    private final Function<TableExpr, Rows> tables;

    SelectRows(Template template, QueryBody.Select select, Function<TableExpr, Rows> tables) {
        this.template = template;
        this.select = select;
        this.tables = tables;
    }

    Rows of() {
        QueryPart.From from = select.from();
        boolean aggregated = select.groupBy() != null || aggregates();
        if (from == null || !select.hierarchy().isEmpty() || select.groupBy() == null && aggregated) {
            return Rows.UNKNOWN;
        }
        Joined joined = new Joined(from, tables);
        Shown shown = Shown.of(select, joined);
        List<Rows.Key> keys = new ArrayList<>();
        if (select.groupBy() != null) {
            grouped(select.groupBy(), joined, shown).ifPresent(keys::add);
        } else {
            joined.keys().forEach(key -> shown.key(key.columns(), key.exact()).ifPresent(keys::add));
            Expr.conjuncts(select.qualify()).forEach(part -> first(Conditions.firstOfEach(part), joined, shown)
                    .ifPresent(keys::add));
        }
        List<String> outputs = shown.outputs();
        if (select.distinct() && outputs != null && outputs.size() <= WIDEST) {
            keys.add(new Rows.Key(new HashSet<>(outputs), true));
        }
        return new Rows(outputs, keys, filled(joined, shown), shown.constants());
    }

    private boolean aggregates() {
        return select.items().stream().anyMatch(item -> {
            boolean[] found = {false};
            item.walk(node -> {
                found[0] |= node instanceof Expr.Call call && call.over() == null && aggregate(call);
                return !(node instanceof Query);
            });
            return found[0];
        });
    }

    private static boolean aggregate(Expr.Call call) {
        return call.function()
                .last()
                .text()
                .toLowerCase(Locale.ROOT)
                .matches("count|count_if|countif|sum|min|max|avg|median|mode|any_value|max_by|min_by|listagg|.*_agg"
                        + "|bool\\w*_(and|or|agg)|stddev\\w*|var\\w*|approx\\w*|percentile\\w*|corr|covar\\w*"
                        + "|unnest|explode\\w*|generate_series|flatten");
    }

    private Optional<Rows.Key> grouped(QueryPart.GroupBy groupBy, Joined joined, Shown shown) {
        Set<String> names = new HashSet<>();
        for (Expr by : groupBy.keys()) {
            String name = select.items().stream()
                    .filter(item -> groups(item, by, joined))
                    .map(SelectItem::outputName)
                    .findFirst()
                    .orElse(null);
            if (name == null) {
                return Optional.empty();
            }
            names.add(TestedRows.upper(name));
        }
        return groupBy.all() || names.isEmpty() ? Optional.empty() : Optional.of(new Rows.Key(names, true));
    }

    private boolean groups(SelectItem item, Expr by, Joined joined) {
        if (item.expr() instanceof Expr.Star) {
            return false;
        }
        if (by instanceof Expr.Literal number && number.kind() == Expr.LiteralKind.NUMBER) {
            return number.text().equals(String.valueOf(select.items().indexOf(item) + 1));
        }
        Optional<Joined.Column> column = joined.resolve(by);
        boolean same = column.isPresent() && column.equals(joined.resolve(item.expr()));
        boolean named = item.alias() != null
                && by instanceof Expr.ColumnRef ref
                && ref.name().parts().size() == 1
                && ref.name().last().folded().equals(item.alias().folded());
        return same
                || named
                || template.quote(by.span()).equals(template.quote(item.expr().span()));
    }

    private Optional<Rows.Key> first(List<Expr> partition, Joined joined, Shown shown) {
        Set<Joined.Column> columns = new HashSet<>();
        for (Expr by : partition) {
            Optional<Joined.Column> column = joined.resolve(by);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(column.get());
        }
        return columns.isEmpty() ? Optional.empty() : shown.key(columns, true);
    }

    private Set<String> filled(Joined joined, Shown shown) {
        Set<Joined.Column> present = new HashSet<>();
        Expr.conjuncts(select.where()).forEach(part -> {
            if (part instanceof Expr.Predicate predicate
                    && predicate.operator().equals("IS NULL")
                    && predicate.negated()) {
                joined.resolve(predicate.operand()).ifPresent(present::add);
            }
        });
        Set<String> filled = new HashSet<>(shown.constants().keySet());
        shown.columns().forEach((column, names) -> {
            if (joined.filled(column) || present.contains(column)) {
                filled.addAll(names);
            }
        });
        return filled;
    }
}
