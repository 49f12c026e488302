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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A division by a sum or count that nothing guards. */
@Rule(
        id = "division-by-zero",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A division by a sum or count that can be zero is not guarded")
final class DivisionByZero implements AuditRule {

    private static final Set<String> CAN_BE_ZERO = Set.of("sum", "count_if", "countif");
    /** Adapters of warehouses where such a division is null and stops nothing. */
    private static final Set<String> NULL_INSTEAD = Set.of("duckdb", "spark");

    private static final Set<String> GUARDS =
            Set.of("iff", "if", "div0", "div0null", "nullif", "nvl2", "decode", "safe_divide", "try", "zeroifnull");

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        return models.all().filter(DivisionByZero::fails).flatMap(model -> {
            Map<String, Expr> found = new LinkedHashMap<>();
            models.scopes(model).stream()
                    .filter(scope -> scope.select().having() == null)
                    .flatMap(scope -> scope.select().items().stream())
                    .forEach(item -> divisors(item.expr())
                            .forEach(divisor -> found.putIfAbsent(model.text(divisor.span()), divisor)));
            return found.entrySet().stream()
                    .flatMap(e -> Dag.row(
                            context,
                            model.node(),
                            e.getKey(),
                            "`%s` divides by `%s` and nothing guards against zero"
                                    .formatted(model.node().name(), e.getKey()),
                            model.at(e.getValue().span()),
                            Facts.of("model", model.node().name(), "divisor", e.getKey())));
        });
    }

    private static boolean fails(Parsed model) {
        return !NULL_INSTEAD.contains(model.node().home().project().adapter());
    }

    private static List<Expr> divisors(Expr root) {
        List<Expr> found = new ArrayList<>();
        root.walk(node -> {
            if (node instanceof Expr.Operation operation) {
                for (int i = 0; i < operation.operators().size(); i++) {
                    Expr divisor = Expr.plain(operation.operands().get(i + 1));
                    if (operation.operators().get(i).equals("/") && CAN_BE_ZERO.contains(Trees.function(divisor))) {
                        found.add(divisor);
                    }
                }
            }
            return !(node instanceof Query)
                    && !(node instanceof Expr.Case)
                    && !(node instanceof Expr.Call call && GUARDS.contains(Trees.function(call)));
        });
        return found;
    }
}
