package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** A model without any parent. */
@Rule(
        id = "root-model",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model reads no source and no other model",
        aliases = "fct_root_models",
        thresholds = AsEvaluator.OPTION)
final class RootModel implements AuditRule {

    private static final Set<String> REFERENCES = Set.of("ref", "source", "builtins.ref", "builtins.source");

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        boolean exact = AsEvaluator.asked(context);
        return dag.models()
                .filter(model -> dag.in(model).isEmpty()
                        && (exact || certainly(context.estate(), dag, model))
                        && !TimeSpines.is(context.estate(), model))
                .flatMap(model -> Dag.row(
                        context,
                        model,
                        "",
                        "`%s` has no parent: it names no `ref` and no `source`".formatted(model.name()),
                        model.top(),
                        Facts.of("child", model.name())));
    }

    private static boolean certainly(Estate estate, Dag dag, Node model) {
        return estate.in(model.id()).isEmpty() && namesNothing(estate, model) && !dag.doubtful(model);
    }

    /** A reference to a disabled model, or to one of a package that is not there, is a reference all the same. */
    private static boolean namesNothing(Estate estate, Node model) {
        return estate.file(model.top().source(), model.top().path())
                .map(file -> model.path().endsWith(".sql")
                        ? Jinja.read(file.text()).calls().stream().noneMatch(REFERENCES::contains)
                        : !file.text().contains(".ref(") && !file.text().contains(".source("))
                .orElse(false);
    }
}
