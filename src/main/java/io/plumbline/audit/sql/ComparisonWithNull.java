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
import java.util.stream.Stream;

/** A comparison with NULL, which is never true. */
@Rule(
        id = "comparison-with-null",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A comparison with NULL is never true")
final class ComparisonWithNull implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.of(model, expr -> {
                    Expr.Operation comparison = Trees.comparison(expr);
                    return comparison != null && comparison.operands().stream().anyMatch(ComparisonWithNull::isNull);
                })
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` is never true"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static boolean isNull(Expr expr) {
        return Expr.plain(expr) instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
    }
}
