package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A staging model that reads a model of a later layer. */
@Rule(
        id = "staging-on-downstream",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A staging model reads a mart or intermediate model",
        aliases = "fct_staging_dependent_on_marts_or_intermediate")
final class StagingOnDownstream implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> link.counted()
                        && link.parent().model()
                        && link.child().model()
                        && link.child().in("staging")
                        && (link.parent().in("marts") || link.parent().in("intermediate")))
                .flatMap(link -> Dag.row(
                        context,
                        link.child(),
                        link.parent().id(),
                        "Staging model `%s` reads `%s` of layer %s"
                                .formatted(
                                        link.child().name(),
                                        link.parent().name(),
                                        link.parent().layer().name()),
                        link.at(),
                        Layers.row(link)));
    }
}
