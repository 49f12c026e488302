package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.stream.Stream;

/** A source table that nothing reads. */
@Rule(
        id = "unused-source",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "Nothing reads a source table",
        aliases = "fct_unused_sources",
        thresholds = AsEvaluator.OPTION)
final class UnusedSource implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        boolean exact = AsEvaluator.asked(context);
        return dag.sources()
                .filter(source -> exact
                        ? dag.out(source).stream().noneMatch(Link::counted)
                        : dag.out(source).isEmpty() && !dag.readInDoubt(source))
                .flatMap(source -> Dag.row(
                        context,
                        source,
                        "",
                        "%s reads source `%s`"
                                .formatted(
                                        exact ? "No model or snapshot that counts" : "No model, snapshot or exposure",
                                        source.name()),
                        source.top(),
                        Facts.of("parent", source.name()),
                        Node.first(((Source) source.artifact()).sourceLocation())));
    }
}
