package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A staging model that reads another one. */
@Rule(
        id = "staging-on-staging",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A staging model reads another staging model",
        aliases = "fct_staging_dependent_on_staging")
final class StagingOnStaging implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> link.counted()
                        && link.parent().in("staging")
                        && link.child().in("staging"))
                .flatMap(link -> Dag.row(
                        context,
                        link.child(),
                        link.parent().id(),
                        "Staging model `%s` reads staging model `%s`"
                                .formatted(link.child().name(), link.parent().name()),
                        link.at(),
                        Layers.row(link)));
    }
}
