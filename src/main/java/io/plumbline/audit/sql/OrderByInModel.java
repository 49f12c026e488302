package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.stream.Stream;

/** A sort whose order is lost. */
@Rule(
        id = "order-by-in-model",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A model sorts rows whose order nothing keeps")
final class OrderByInModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Query query = model.query();
            boolean cut = query.limit() != null
                    || query.offset() != null
                    || query.body() instanceof QueryBody.Select select && select.top() != null;
            return query.orderBy().isEmpty() || cut ? Stream.empty() : row(context, model, query.orderBy());
        });
    }

    private static Stream<Finding> row(RuleContext context, Parsed model, List<QueryPart.SortKey> keys) {
        List<String> texts = keys.stream().map(key -> model.text(key.span())).toList();
        return Dag.row(
                context,
                model.node(),
                "",
                "`%s` is materialized as %s and sorts its rows by %s"
                        .formatted(model.node().name(), model.node().materialized(), Dag.names(texts)),
                model.at(keys.get(0).span()),
                Facts.of(
                        "model",
                        model.node().name(),
                        "materialized",
                        model.node().materialized(),
                        "order_by",
                        texts));
    }
}
