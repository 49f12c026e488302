package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure that reads a source, or a model that is computed on every read. */
@Rule(
        id = "exposure-on-view",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "An exposure reads a view, an ephemeral model or a source",
        aliases = "fct_exposure_parents_materializations")
final class ExposureOnView implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> link.child().kind().equals("exposure")
                        && link.parent().counted()
                        && (link.parent().source()
                                || link.parent().model() && link.parent().computedOnRead()))
                .flatMap(link -> row(context, link));
    }

    private static Stream<Finding> row(RuleContext context, Link link) {
        Node parent = link.parent();
        String what = parent.source() ? "source `%s`" : "`%s`, materialized as " + parent.materialized();
        return Dag.row(
                context,
                link.child(),
                parent.id(),
                ("Exposure `%s` reads " + what).formatted(link.child().name(), parent.name()),
                link.at(),
                Facts.of(
                        "parent_resource_type",
                        parent.kind(),
                        "parent_resource_name",
                        parent.name(),
                        "exposure_name",
                        link.child().name(),
                        "parent_model_materialization",
                        parent.materialized()),
                parent.top());
    }
}
