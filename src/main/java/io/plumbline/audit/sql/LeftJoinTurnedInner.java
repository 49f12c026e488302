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
import io.plumbline.sql.QueryPart;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A left join whose missing rows a filter throws away. */
@Rule(
        id = "left-join-turned-inner",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A filter throws away the rows a left join keeps")
final class LeftJoinTurnedInner implements AuditRule {

    private static final Set<String> STRICT =
            Set.of("IN", "BETWEEN", "LIKE", "ILIKE", "RLIKE", "REGEXP", "LIKE ANY", "ILIKE ANY", "IS TRUE");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).scopes().flatMap(scope -> {
            List<Scope.Item> items = scope.items();
            boolean plain = items.stream()
                    .allMatch(item -> item.join() == null
                            || item.join().kind() != QueryPart.JoinKind.RIGHT
                                    && item.join().kind() != QueryPart.JoinKind.FULL);
            Map<String, Expr> strict = new LinkedHashMap<>();
            for (Expr condition : scope.where()) {
                rejects(condition).forEach(name -> strict.putIfAbsent(name, condition));
            }
            return items.stream()
                    .filter(item -> plain
                            && item.join() != null
                            && item.join().kind() == QueryPart.JoinKind.LEFT
                            && strict.containsKey(item.name()))
                    .flatMap(item -> row(context, scope, item, Objects.requireNonNull(strict.get(item.name()))));
        });
    }

    private static Stream<Finding> row(RuleContext context, Scope scope, Scope.Item item, Expr condition) {
        Parsed model = scope.model();
        String name = item.name().toLowerCase(Locale.ROOT);
        String text = model.text(condition.span());
        return Dag.row(
                context,
                model.node(),
                name + " " + text,
                "`%s` left joins `%s`, and the filter `%s` drops every row without a match"
                        .formatted(model.node().name(), name, text),
                model.at(condition.span()),
                Facts.of("model", model.node().name(), "table", name, "filter", text),
                model.at(item.table().span()));
    }

    /** The tables a condition cannot hold for when all their columns are null. */
    private static Set<String> rejects(Expr condition) {
        Set<String> names = new LinkedHashSet<>();
        Expr.Operation comparison = Trees.comparison(condition);
        List<Expr> operands = List.of();
        if (comparison != null) {
            operands = comparison.operands();
        } else if (condition instanceof Expr.Predicate predicate && STRICT.contains(predicate.operator())) {
            operands = List.of(predicate.operand());
        } else if (condition instanceof Expr.ColumnRef) {
            operands = List.of(condition);
        }
        for (Expr operand : operands) {
            Expr.ColumnRef column =
                    Trees.column(Expr.plain(operand) instanceof Expr.Cast cast ? cast.operand() : operand);
            if (column != null && !Trees.qualifier(column).isEmpty()) {
                names.add(Trees.qualifier(column));
            }
        }
        return names;
    }
}
