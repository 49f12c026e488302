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
import io.plumbline.sql.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Branches of a set operation with different numbers of columns. */
@Rule(
        id = "union-of-unequal-widths",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "The branches of a UNION have different numbers of columns")
final class UnionOfUnequalWidths implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            List<Finding> found = new ArrayList<>();
            for (QueryBody.SetOperation set : model.query().all(QueryBody.SetOperation.class)) {
                int first = width(set.operands().get(0));
                for (int i = 1; i < set.operands().size() && first > 0; i++) {
                    int width = width(set.operands().get(i));
                    if (width > 0 && width != first) {
                        row(context, model, set.operands().get(i), first, width, found.size())
                                .forEach(found::add);
                    }
                }
            }
            return found.stream();
        });
    }

    private static Stream<Finding> row(
            RuleContext context, Parsed model, QueryBody branch, int first, int width, int number) {
        return Dag.row(
                context,
                model.node(),
                String.valueOf(number),
                "A branch of a UNION in `%s` has %d columns, the first branch has %d"
                        .formatted(model.node().name(), width, first),
                model.at(branch.span()),
                Facts.of("model", model.node().name(), "columns", width, "first", first));
    }

    private static int width(QueryBody body) {
        return body instanceof QueryBody.Select select
                        && select.items().stream().noneMatch(item -> item.expr() instanceof Expr.Star)
                ? select.items().size()
                : -1;
    }
}
