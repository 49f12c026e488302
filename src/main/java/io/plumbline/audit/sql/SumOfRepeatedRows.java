package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A sum over a column whose values a join of the model below repeats. */
@Rule(
        id = "sum-of-repeated-rows",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A model adds up a column that a join of its parent can repeat")
final class SumOfRepeatedRows implements AuditRule {

    private static final int DEPTH = 20;

    /** A join that can repeat the rows of the first table, and the columns of that table which a model gives out. */
    private record Repeats(Scope.Item item, Location at, Set<String> columns) {}

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        Grains grains = Grains.of(context);
        return models.all().flatMap(parent -> repeats(models, grains, parent).stream()
                .flatMap(repeats -> Dag.of(context).out(parent.node()).stream()
                        .map(Link::child)
                        .flatMap(child -> models.of(child.id()).stream())
                        .flatMap(reader -> sums(models, grains, reader, parent.node(), repeats).stream()
                                .flatMap(sum -> row(context, parent, reader, repeats, sum)))));
    }

    private static Stream<Finding> row(
            RuleContext context, Parsed parent, Parsed reader, Repeats repeats, Expr.Call sum) {
        String text = reader.text(sum.span());
        String table = repeats.item().name().toLowerCase(Locale.ROOT);
        return Dag.row(
                context,
                reader.node(),
                parent.node().id() + " " + text,
                "`%s` of `%s` counts values again that `%s` repeats for each row of `%s` it joins"
                        .formatted(text, reader.node().name(), parent.node().name(), table),
                reader.at(sum.span()),
                Facts.of(
                        "model",
                        reader.node().name(),
                        "sum",
                        text,
                        "parent",
                        parent.node().name(),
                        "joined",
                        table),
                repeats.at());
    }

    /** The join of a model that repeats rows, where the model gives each of them out; empty where none certainly can. */
    private static Optional<Repeats> repeats(ParsedModels models, Grains grains, Parsed model) {
        List<Scope> last = models.scopes(model).stream().filter(Scope::last).toList();
        if (last.size() != 1
                || !keepsRows(last.get(0).select())
                || last.get(0).select().groupBy() != null) {
            return Optional.empty();
        }
        Scope scope = last.get(0);
        List<Scope.Item> items = scope.items();
        String first = items.isEmpty() ? "" : items.get(0).name();
        Set<String> columns = new HashSet<>();
        scope.select().items().forEach(item -> {
            Expr.ColumnRef column = Trees.column(item.expr());
            if (column != null && Trees.qualifier(column).equals(first) && item.outputName() != null) {
                columns.add(item.outputName().toUpperCase(Locale.ROOT));
            }
        });
        return columns.isEmpty() || first.isEmpty()
                ? Optional.empty()
                : items.stream()
                        .filter(item -> item.join() != null
                                && (item.join().kind() == QueryPart.JoinKind.LEFT
                                        || item.join().kind() == QueryPart.JoinKind.INNER))
                        .filter(item -> {
                            Set<String> on = JoinMultipliesRows.joined(item);
                            return !on.isEmpty()
                                    && grains.of(scope, item.table())
                                            .filter(grain -> !grain.keys().isEmpty() && !grain.unique(on))
                                            .isPresent();
                        })
                        .findFirst()
                        .map(item -> new Repeats(item, scope.at(item.table().span()), columns));
    }

    /** The sums of a reader over such columns, where nothing in between may have left the repeated rows out. */
    private static List<Expr.Call> sums(
            ParsedModels models, Grains grains, Parsed reader, Node parent, Repeats repeats) {
        List<Expr.Call> found = new ArrayList<>();
        for (Scope scope : models.scopes(reader)) {
            List<Scope.Item> items = scope.items();
            if (items.size() != 1
                    || !keepsRows(scope.select())
                    || !wholly(scope, items.get(0).table(), 0)) {
                continue;
            }
            Optional<Grain> grain = grains.of(scope, items.get(0).table()).filter(known -> parent.equals(known.node()));
            if (grain.isPresent() && groupsByThese(scope, grain.get(), repeats.columns())) {
                scope.select().items().forEach(item -> item.expr().walk(node -> {
                    if (node instanceof Expr.Call call
                            && call.over() == null
                            && !call.distinct()
                            && Trees.function(call).equals("sum")
                            && repeated(call, grain.get(), repeats.columns())) {
                        found.add(call);
                    }
                    return !(node instanceof Query);
                }));
            }
        }
        return found;
    }

    private static boolean keepsRows(QueryBody.Select select) {
        return select.where() == null
                && select.qualify() == null
                && !select.distinct()
                && select.distinctOn().isEmpty();
    }

    private static boolean wholly(Scope scope, TableExpr table, int depth) {
        Query query = scope.queryOf(table);
        if (query == null || depth > DEPTH) {
            return query == null;
        }
        return query.body() instanceof QueryBody.Select select
                && keepsRows(select)
                && query.limit() == null
                && select.from() != null
                && select.from().joins().isEmpty()
                && wholly(
                        new Scope(scope.model(), select, scope.seenBy(table), query, false),
                        select.from().first(),
                        depth + 1);
    }

    /** Whether every group holds all the rows that one row was repeated as: its keys are columns of the first table. */
    private static boolean groupsByThese(Scope scope, Grain grain, Set<String> columns) {
        QueryPart.GroupBy groupBy = scope.select().groupBy();
        return groupBy == null
                || !groupBy.all()
                        && groupBy.keys().stream().allMatch(key -> {
                            Expr by = Trees.positioned(scope.select(), key);
                            Expr.ColumnRef column = by == null ? null : Trees.column(by);
                            return column != null && of(column, grain, columns);
                        });
    }

    private static boolean repeated(Expr.Call call, Grain grain, Set<String> columns) {
        List<Expr.ColumnRef> summed = Trees.columns(call);
        return !summed.isEmpty() && summed.stream().allMatch(column -> of(column, grain, columns));
    }

    private static boolean of(Expr.ColumnRef column, Grain grain, Set<String> columns) {
        String own = grain.own(Trees.name(column).toUpperCase(Locale.ROOT));
        return own != null && columns.contains(Objects.requireNonNull(own));
    }
}
