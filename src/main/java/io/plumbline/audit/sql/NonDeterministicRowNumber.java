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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row number that picks one of several rows by chance. */
@Rule(
        id = "non-deterministic-row-number",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A row number picks one row of several by chance")
final class NonDeterministicRowNumber implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Map<String, Integer> count = new HashMap<>();
        return ParsedModels.of(context).scopes().flatMap(scope -> picks(scope).stream()
                .filter(call -> arbitrary(scope, call))
                .flatMap(call -> {
                    Parsed model = scope.model();
                    String text = model.text(call.span());
                    List<QueryPart.SortKey> order =
                            Objects.requireNonNull(call.over()).orderBy();
                    return Dag.row(
                            context,
                            model.node(),
                            text + "#" + count.merge(model.node().id() + text, 1, Integer::sum),
                            order.isEmpty()
                                    ? "`%s` keeps the first row of each partition without an order"
                                            .formatted(model.node().name())
                                    : "`%s` keeps the first row of each partition by `%s`, which the partition fixes"
                                            .formatted(
                                                    model.node().name(),
                                                    model.text(order.get(0).span())),
                            order.isEmpty()
                                    ? model.at(call.span())
                                    : model.at(order.get(0).span()),
                            Facts.of("model", model.node().name(), "window", text),
                            model.at(call.span()));
                }));
    }

    /** Calls of {@code row_number()} that QUALIFY compares with 1. */
    private static List<Expr.Call> picks(Scope scope) {
        List<Expr.Call> found = new ArrayList<>();
        for (Expr condition : Expr.conjuncts(scope.select().qualify())) {
            Expr.Operation equality = Trees.equality(condition);
            if (equality != null
                    && Expr.plain(equality.operands().get(0)) instanceof Expr.Call call
                    && Trees.function(call).equals("row_number")
                    && equality.operands().get(1) instanceof Expr.Literal one
                    && one.text().equals("1")) {
                found.add(call);
            }
        }
        return found;
    }

    private static boolean arbitrary(Scope scope, Expr.Call call) {
        QueryPart.Window window = call.over();
        if (window == null || window.name() != null || window.partitionBy().isEmpty()) {
            return false;
        }
        Set<String> partition =
                window.partitionBy().stream().map(expr -> text(scope, expr)).collect(Collectors.toSet());
        return window.orderBy().stream().allMatch(key -> partition.contains(text(scope, key.expr())));
    }

    private static String text(Scope scope, Expr expr) {
        return scope.model().text(expr.span()).toLowerCase(Locale.ROOT);
    }
}
