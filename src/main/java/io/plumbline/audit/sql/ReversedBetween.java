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
import java.math.BigDecimal;
import java.util.stream.Stream;

/** BETWEEN with the greater bound first. */
@Rule(
        id = "reversed-between",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "BETWEEN has its greater bound first and is never true")
final class ReversedBetween implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.anywhere(model, ReversedBetween::reversed)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` has its greater bound first: no value lies between"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?";

    private static boolean reversed(Expr expr) {
        return expr instanceof Expr.Predicate between
                && between.operator().equals("BETWEEN")
                && between.arguments().size() == 2
                && Expr.plain(between.arguments().get(0)) instanceof Expr.Literal from
                && Expr.plain(between.arguments().get(1)) instanceof Expr.Literal to
                && from.kind() == to.kind()
                && greater(from, to);
    }

    private static boolean greater(Expr.Literal from, Expr.Literal to) {
        return switch (from.kind()) {
            case NUMBER -> number(from).compareTo(number(to)) > 0;
            case STRING, TYPED ->
                from.text().matches(DAY)
                        && from.text().length() == to.text().length()
                        && to.text().matches(DAY)
                        && from.text().compareTo(to.text()) > 0;
            case BOOLEAN, NULL, WORD -> false;
        };
    }

    private static BigDecimal number(Expr.Literal literal) {
        try {
            return new BigDecimal(literal.text());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
