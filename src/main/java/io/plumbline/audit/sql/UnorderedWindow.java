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
import java.util.Set;
import java.util.stream.Stream;

/** A window function that depends on an order and has none. */
@Rule(
        id = "unordered-window",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A window function depends on an order and has none")
final class UnorderedWindow implements AuditRule {

    private static final Set<String> ORDERED =
            Set.of("lag", "lead", "first_value", "last_value", "nth_value", "rank", "dense_rank", "ntile");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.anywhere(
                        model,
                        expr -> expr instanceof Expr.Call call
                                && ORDERED.contains(Trees.function(call))
                                && call.over() != null
                                && call.over().name() == null
                                && call.over().orderBy().isEmpty()
                                && call.orderBy().isEmpty())
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` has no order"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "window", found.text()))));
    }
}
