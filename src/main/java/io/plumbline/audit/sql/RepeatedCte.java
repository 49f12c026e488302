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
import io.plumbline.sql.QueryPart;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Two common table expressions with one text. */
@Rule(
        id = "repeated-cte",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "Two common table expressions of a model compute the same")
final class RepeatedCte implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, QueryPart.Cte> first = new HashMap<>();
            return model.query().ctes().stream().flatMap(cte -> {
                QueryPart.Cte before = first.putIfAbsent(model.text(cte.query().span()), cte);
                return before == null || trivial(cte)
                        ? Stream.empty()
                        : row(context, model, before.name().text(), cte);
            });
        });
    }

    /** {@code select * from t} is an import, and importing twice under two names costs nothing. */
    private static boolean trivial(QueryPart.Cte cte) {
        return cte.query().body() instanceof QueryBody.Select select
                && select.items().size() == 1
                && select.items().get(0).expr() instanceof Expr.Star
                && select.where() == null
                && select.from() != null
                && select.from().joins().isEmpty();
    }

    private static Stream<Finding> row(RuleContext context, Parsed model, String before, QueryPart.Cte cte) {
        String name = cte.name().text();
        return Dag.row(
                context,
                model.node(),
                name,
                "CTE `%s` of `%s` computes the same as `%s`"
                        .formatted(name, model.node().name(), before),
                model.at(cte.name().span()),
                Facts.of("model", model.node().name(), "cte", name, "same_as", before));
    }
}
