package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A join that can repeat the rows it is to describe or add up. */
@Rule(
        id = "join-multiplies-rows",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A join can repeat rows, and a sum or an unguarded key suffers from it")
final class JoinMultipliesRows implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Grains grains = Grains.of(context);
        return ParsedModels.of(context).scopes().flatMap(scope -> scope.items().stream()
                .filter(item -> item.join() != null
                        && (item.join().kind() == QueryPart.JoinKind.LEFT
                                || item.join().kind() == QueryPart.JoinKind.INNER))
                .flatMap(item -> {
                    Set<String> columns = joined(item);
                    Optional<Grain> grain = columns.isEmpty() ? Optional.empty() : grains.of(scope, item.table());
                    return grain.filter(g -> !g.keys().isEmpty() && !g.unique(columns)).stream()
                            .flatMap(g -> harmed(context, grains, scope, item).stream()
                                    .flatMap(harm -> row(context, scope, item, columns, g, harm)));
                }));
    }

    private static Stream<Finding> row(
            RuleContext context, Scope scope, Scope.Item item, Set<String> columns, Grain grain, String harm) {
        String table = item.name().toLowerCase(Locale.ROOT);
        List<String> on = lower(columns);
        List<String> key = lower(grain.keys().get(0));
        QueryPart.Join join = Objects.requireNonNull(item.join());
        Expr condition = Objects.requireNonNull(join.on());
        return Dag.row(
                context,
                scope.model().node(),
                table + " " + String.join(",", on) + " " + harm,
                "`%s` joins `%s` on %s, which no test keeps unique there (its tested key is %s): "
                        .concat("rows can repeat, and %s")
                        .formatted(scope.model().node().name(), table, Dag.names(on), Dag.names(key), harm),
                scope.at(condition.span()),
                Facts.of("model", scope.model().node().name(), "table", table, "on", on, "key", key, "harm", harm),
                scope.at(item.table().span()));
    }

    private static List<String> lower(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** The columns of the joined table that its condition sets equal; empty where there is any other condition. */
    static Set<String> joined(Scope.Item item) {
        Set<String> columns = new HashSet<>();
        QueryPart.Join join = Objects.requireNonNull(item.join());
        for (Expr condition : Expr.conjuncts(join.on())) {
            Expr.Operation equality = Trees.equality(condition);
            List<Expr.ColumnRef> sides = equality == null
                    ? List.of()
                    : equality.operands().stream()
                            .flatMap(operand -> Stream.ofNullable(Trees.column(operand)))
                            .toList();
            List<Expr.ColumnRef> right = sides.stream()
                    .filter(column -> Trees.qualifier(column).equals(item.name()))
                    .toList();
            if (sides.size() != 2
                    || right.size() != 1
                    || Trees.qualifier(sides.get(0)).isEmpty()
                    || Trees.qualifier(sides.get(1)).isEmpty()) {
                return Set.of();
            }
            columns.add(Trees.name(right.get(0)).toUpperCase(Locale.ROOT));
        }
        return columns;
    }

    /** What goes wrong when rows repeat; empty where nothing certainly does. */
    private static List<String> harmed(RuleContext context, Grains grains, Scope scope, Scope.Item item) {
        QueryBody.Select select = scope.select();
        List<String> harms = new ArrayList<>();
        for (SelectItem selected : select.items()) {
            selected.expr().walk(node -> {
                if (node instanceof Expr.Call call
                        && call.over() == null
                        && !call.distinct()
                        && Trees.function(call).equals("sum")
                        && of(scope, call, item)) {
                    harms.add("`%s` counts them again".formatted(scope.model().text(call.span())));
                }
                return !(node instanceof Query);
            });
        }
        boolean kept = select.groupBy() == null && !select.distinct() && select.qualify() == null;
        if (scope.last() && kept && scope.query().body() == select && harms.isEmpty()) {
            for (String key : grains.warned(scope.model().node())) {
                boolean left = select.items().stream()
                        .anyMatch(selected -> key.equalsIgnoreCase(selected.outputName())
                                && Trees.column(selected.expr()) != null
                                && first(scope, Objects.requireNonNull(Trees.column(selected.expr()))));
                if (left) {
                    harms.add("the test of the model's key `%s` only warns".formatted(key.toLowerCase(Locale.ROOT)));
                }
            }
        }
        return harms.stream().distinct().limit(1).toList();
    }

    /** Whether every column of a call belongs to the first table and none to the joined one. */
    private static boolean of(Scope scope, Expr.Call call, Scope.Item item) {
        List<Expr.ColumnRef> columns = Trees.columns(call);
        return !columns.isEmpty()
                && columns.stream().allMatch(column -> first(scope, column))
                && columns.stream().noneMatch(column -> Trees.qualifier(column).equals(item.name()));
    }

    private static boolean first(Scope scope, Expr.ColumnRef column) {
        return Trees.qualifier(column).equals(scope.items().get(0).name());
    }
}
