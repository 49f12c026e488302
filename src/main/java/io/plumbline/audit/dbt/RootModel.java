package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model without any parent. */
@Rule(
        id = "root-model",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model reads no source and no other model",
        aliases = "fct_root_models")
final class RootModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.models()
                .filter(model ->
                        dag.in(model).isEmpty() && !dag.doubtful(model) && !TimeSpines.is(context.estate(), model))
                .flatMap(model -> Dag.row(
                        context,
                        model,
                        "",
                        "`%s` has no parent: it names no `ref` and no `source`".formatted(model.name()),
                        model.top(),
                        Facts.of("child", model.name())));
    }
}
