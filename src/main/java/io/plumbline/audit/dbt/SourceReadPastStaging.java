package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A mart or intermediate model that reads a source itself. */
@Rule(
        id = "source-read-past-staging",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A mart or intermediate model reads a source past staging",
        aliases = "fct_marts_or_intermediate_dependent_on_source")
final class SourceReadPastStaging implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> link.counted()
                        && link.parent().source()
                        && (link.child().in("marts") || link.child().in("intermediate")))
                .flatMap(link -> Dag.row(
                        context,
                        link.child(),
                        link.parent().id(),
                        "`%s` of layer %s reads source `%s` without a staging model between them"
                                .formatted(
                                        link.child().name(),
                                        link.child().layer().name(),
                                        link.parent().name()),
                        link.at(),
                        Facts.of(
                                "parent", link.parent().name(),
                                "parent_resource_type", link.parent().kind(),
                                "child", link.child().name(),
                                "child_model_type", link.child().layer().name())));
    }
}
