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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two equalities that cannot both hold. */
@Rule(
        id = "contradicting-filter",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "Two equalities of one condition cannot both hold")
final class ContradictingFilter implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.of(model, ContradictingFilter::contradicts)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` is never true: one column is to equal two values"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "condition", found.text()))));
    }

    private static boolean contradicts(Expr expr) {
        if (!(expr instanceof Expr.Operation chain)
                || !chain.operators().stream().allMatch("AND"::equals)) {
            return false;
        }
        Map<List<String>, Expr.Literal> values = new HashMap<>();
        for (Expr operand : chain.operands()) {
            Expr.Operation equality = Trees.equality(operand);
            Expr.ColumnRef column =
                    equality == null ? null : Trees.column(equality.operands().get(0));
            if (equality != null
                    && column != null
                    && Expr.plain(equality.operands().get(1)) instanceof Expr.Literal value) {
                Expr.Literal before = values.putIfAbsent(List.of(Trees.qualifier(column), Trees.name(column)), value);
                if (before != null && differ(before, value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Texts that differ in case alone may be equal under a collation. */
    private static boolean differ(Expr.Literal one, Expr.Literal other) {
        if (one.kind() != other.kind()) {
            return false;
        }
        return switch (one.kind()) {
            case STRING -> !one.text().strip().equalsIgnoreCase(other.text().strip());
            case NUMBER -> numbersDiffer(one.text(), other.text());
            case BOOLEAN -> !one.text().equalsIgnoreCase(other.text());
            case NULL, TYPED, WORD -> false;
        };
    }

    private static boolean numbersDiffer(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
