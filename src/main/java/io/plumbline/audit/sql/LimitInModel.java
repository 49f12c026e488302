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
import java.util.Objects;
import java.util.stream.Stream;

/** A model cut at a number of rows. */
@Rule(
        id = "limit-in-model",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "The rows of a model are cut at a number, without an order")
final class LimitInModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context)
                .all()
                .filter(model -> model.query().limit() instanceof Expr.Literal limit
                        && !limit.text().equals("0")
                        && !limit.text().equals("1")
                        && model.query().orderBy().isEmpty())
                .flatMap(model -> {
                    Expr limit = Objects.requireNonNull(model.query().limit());
                    String rows = model.text(limit.span());
                    return Dag.row(
                            context,
                            model.node(),
                            "",
                            "`%s` keeps any %s of its rows"
                                    .formatted(model.node().name(), rows),
                            model.at(limit.span()),
                            Facts.of("model", model.node().name(), "limit", rows));
                });
    }
}
