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
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A join over whatever columns happen to share a name. */
@Rule(
        id = "natural-join",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A natural join links whatever columns share a name")
final class NaturalJoin implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, Integer> count = new HashMap<>();
            return model.query().all(QueryPart.Join.class).stream()
                    .filter(QueryPart.Join::natural)
                    .flatMap(join -> {
                        String table = model.text(join.right().span());
                        return Dag.row(
                                context,
                                model.node(),
                                table + "#" + count.merge(table, 1, Integer::sum),
                                "`%s` joins `%s` on every column name they share"
                                        .formatted(model.node().name(), table),
                                model.at(join.right().span()),
                                Facts.of("model", model.node().name(), "table", table));
                    });
        });
    }
}
