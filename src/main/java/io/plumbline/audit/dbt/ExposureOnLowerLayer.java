package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure that reads a model below the marts. */
@Rule(
        id = "exposure-on-lower-layer",
        area = Area.MODELING,
        severity = Severity.INFO,
        summary = "An exposure reads a base, staging or intermediate model")
final class ExposureOnLowerLayer implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> link.child().kind().equals("exposure")
                        && link.parent().model()
                        && (link.parent().in("base")
                                || link.parent().in("staging")
                                || link.parent().in("intermediate")))
                .flatMap(link -> Dag.row(
                        context,
                        link.child(),
                        link.parent().id(),
                        "Exposure `%s` reads `%s` of layer %s"
                                .formatted(
                                        link.child().name(),
                                        link.parent().name(),
                                        link.parent().layer().name()),
                        link.at(),
                        Facts.of(
                                "exposure", link.child().name(),
                                "parent", link.parent().name(),
                                "parent_model_type", link.parent().layer().name()),
                        link.parent().top()));
    }
}
