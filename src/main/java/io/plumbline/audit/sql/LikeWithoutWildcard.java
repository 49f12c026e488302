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

/** A pattern of LIKE without a wildcard. */
@Rule(
        id = "like-without-wildcard",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "A pattern of LIKE has no wildcard and is an equality")
final class LikeWithoutWildcard implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.anywhere(model, LikeWithoutWildcard::plain)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` has no wildcard"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static boolean plain(Expr expr) {
        return expr instanceof Expr.Predicate like
                && (like.operator().equals("LIKE") || like.operator().equals("ILIKE"))
                && like.arguments().size() == 1
                && Expr.plain(like.arguments().get(0)) instanceof Expr.Literal pattern
                && pattern.kind() == Expr.LiteralKind.STRING
                && pattern.text().chars().noneMatch(c -> c == '%' || c == '_' || c == '\\');
    }
}
