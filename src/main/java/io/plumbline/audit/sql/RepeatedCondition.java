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
import org.jspecify.annotations.Nullable;

/** A condition that stands twice in one chain of AND or OR. */
@Rule(
        id = "repeated-condition",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "One condition stands twice in a chain of AND or OR")
final class RepeatedCondition implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.of(
                        model, expr -> repeated(model, expr) != null)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` stands twice in one condition of `%s`"
                                .formatted(
                                        model.text(place(model, found.expr())),
                                        model.node().name()),
                        model.at(place(model, found.expr())),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static Span place(Parsed model, Expr chain) {
        Expr repeated = repeated(model, chain);
        return repeated == null ? chain.span() : repeated.span();
    }

    /** The first condition that stands there again; null where there is none. */
    private static @Nullable Expr repeated(Parsed model, Expr expr) {
        if (expr instanceof Expr.Operation chain
                && chain.operators().stream().allMatch(operator -> operator.equals("AND") || operator.equals("OR"))) {
            Set<String> seen = new HashSet<>();
            for (Expr condition : chain.operands()) {
                Expr plain = Expr.plain(condition);
                if (!seen.add(model.text(plain.span()))) {
                    return plain;
                }
            }
        }
        return null;
    }
}
