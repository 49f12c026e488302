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

/** A list of IN that holds a value twice. */
@Rule(
        id = "repeated-in-value",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "A list of IN holds one value twice")
final class RepeatedInValue implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.anywhere(
                        model, expr -> repeated(expr) != null)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` is twice in a list of IN in `%s`"
                                .formatted(
                                        text(repeated(found.expr())),
                                        model.node().name()),
                        model.at(place(found.expr())),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static Span place(Expr list) {
        Expr.Literal repeated = repeated(list);
        return repeated == null ? list.span() : repeated.span();
    }

    private static String text(Expr.@Nullable Literal literal) {
        return literal == null ? "" : literal.text();
    }

    /** The first value that stands there again; null where there is none. */
    private static Expr.@Nullable Literal repeated(Expr expr) {
        if (expr instanceof Expr.Predicate in && in.operator().equals("IN")) {
            Set<String> seen = new HashSet<>();
            for (Expr value : in.arguments()) {
                if (Expr.plain(value) instanceof Expr.Literal literal
                        && literal.kind() != Expr.LiteralKind.NULL
                        && !seen.add(literal.kind() + " " + literal.text())) {
                    return literal;
                }
            }
        }
        return null;
    }
}
