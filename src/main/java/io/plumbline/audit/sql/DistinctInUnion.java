package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.QueryBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A DISTINCT in a branch of a UNION, which removes duplicates anyway. */
@Rule(
        id = "distinct-in-union",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "DISTINCT in a branch of a UNION, which removes duplicates anyway")
final class DistinctInUnion implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            List<QueryBody.Select> found = new ArrayList<>();
            for (QueryBody.SetOperation set : model.query().all(QueryBody.SetOperation.class)) {
                boolean distinct =
                        set.operators().stream().allMatch(op -> op.equals("UNION") || op.equals("UNION DISTINCT"));
                set.operands().stream()
                        .filter(operand -> distinct
                                && operand instanceof QueryBody.Select select
                                && select.distinct()
                                && select.distinctOn().isEmpty())
                        .forEach(operand -> found.add((QueryBody.Select) operand));
            }
            Map<String, Integer> count = new HashMap<>();
            return found.stream().flatMap(select -> {
                String text = model.text(select.items().get(0).span());
                return Dag.row(
                        context,
                        model.node(),
                        text + "#" + count.merge(text, 1, Integer::sum),
                        "A branch of a UNION in `%s` selects distinct rows that the UNION makes distinct"
                                .formatted(model.node().name()),
                        model.at(select.span()),
                        Facts.of("model", model.node().name()));
            });
        });
    }
}
