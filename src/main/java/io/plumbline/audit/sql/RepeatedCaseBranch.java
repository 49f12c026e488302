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
import io.plumbline.sql.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A branch of a CASE whose condition an earlier branch has. */
@Rule(
        id = "repeated-case-branch",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A CASE tests one condition twice, the second branch is never taken")
final class RepeatedCaseBranch implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Set<Span> repeated = new HashSet<>();
            for (Expr.Case choice : model.query().all(Expr.Case.class)) {
                Set<String> seen = new HashSet<>();
                for (Expr.When when : choice.whens()) {
                    if (!seen.add(model.text(when.condition().span()))) {
                        repeated.add(when.condition().span());
                    }
                }
            }
            return Conditions.anywhere(model, expr -> repeated.contains(expr.span()))
                    .flatMap(found -> Dag.row(
                            context,
                            model.node(),
                            found.key(),
                            "A CASE in `%s` tests `%s` twice"
                                    .formatted(model.node().name(), found.text()),
                            model.at(found.expr().span()),
                            Facts.of("model", model.node().name(), "condition", found.text())));
        });
    }
}
