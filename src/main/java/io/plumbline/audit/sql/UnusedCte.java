package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A common table expression that nothing reads. */
@Rule(
        id = "unused-cte",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "Nothing reads a common table expression of a model")
final class UnusedCte implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Set<String> read = model.query().all(TableExpr.Table.class).stream()
                    .filter(table -> table.name().parts().size() == 1)
                    .map(table -> table.name().last().folded())
                    .collect(Collectors.toSet());
            Set<String> seen = new HashSet<>();
            return model.query().all(QueryPart.Cte.class).stream()
                    .filter(cte -> !read.contains(cte.name().folded())
                            && model.mentions(cte.name().text()) == 1
                            && seen.add(cte.name().folded()))
                    .flatMap(cte -> Dag.row(
                            context,
                            model.node(),
                            cte.name().folded(),
                            "Nothing in `%s` reads its CTE `%s`"
                                    .formatted(model.node().name(), cte.name().text()),
                            model.at(cte.name().span()),
                            Facts.of(
                                    "model",
                                    model.node().name(),
                                    "cte",
                                    cte.name().text())));
        });
    }
}
