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

/** A column that is compared with itself. */
@Rule(
        id = "self-comparison",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A condition compares a column with itself")
final class SelfComparison implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.of(model, SelfComparison::same)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` compares a column with itself"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static boolean same(Expr expr) {
        Expr.Operation comparison = Trees.comparison(expr);
        if (comparison == null) {
            return false;
        }
        Expr.ColumnRef left = Trees.column(comparison.operands().get(0));
        Expr.ColumnRef right = Trees.column(comparison.operands().get(1));
        return left != null
                && right != null
                && left.name().folded().equals(right.name().folded());
    }
}
