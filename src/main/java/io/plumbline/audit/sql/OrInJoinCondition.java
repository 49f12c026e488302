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
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A join whose condition is an alternative, for which no hash join exists. */
@Rule(
        id = "or-in-join-condition",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "A join condition is an OR, the warehouse compares every pair of rows")
final class OrInJoinCondition implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Set<Span> tops = new HashSet<>();
            for (QueryPart.Join join : model.query().all(QueryPart.Join.class)) {
                List<Expr> conditions = Expr.conjuncts(join.on());
                if (conditions.stream().noneMatch(condition -> Trees.equality(condition) != null)) {
                    conditions.stream().filter(OrInJoinCondition::linksByOr).forEach(c -> tops.add(c.span()));
                }
            }
            return Conditions.of(model, expr -> tops.contains(expr.span()))
                    .flatMap(found -> Dag.row(
                            context,
                            model.node(),
                            found.key(),
                            "`%s` joins on `%s`".formatted(model.node().name(), found.text()),
                            model.at(found.expr().span()),
                            Facts.of("model", model.node().name(), "condition", found.text())));
        });
    }

    /** An OR with an equality of two tables' columns in each branch. */
    private static boolean linksByOr(Expr condition) {
        return condition instanceof Expr.Operation operation
                && operation.operators().stream().allMatch("OR"::equals)
                && operation.operands().stream()
                        .allMatch(branch -> Expr.conjuncts(branch).stream().anyMatch(part -> {
                            Expr.Operation equality = Trees.equality(part);
                            return equality != null
                                    && equality.operands().stream().allMatch(side -> Trees.column(side) != null);
                        }));
    }
}
