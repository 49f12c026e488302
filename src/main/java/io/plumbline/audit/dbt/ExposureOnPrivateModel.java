package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** An exposure that reads what its owner has not made public. */
@Rule(
        id = "exposure-on-private-model",
        area = Area.GOVERNANCE,
        severity = Severity.INFO,
        summary = "An exposure reads something that is no public model",
        aliases = "fct_exposures_dependent_on_private_models",
        thresholds = Convention.THRESHOLD)
final class ExposureOnPrivateModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Stream<Link> read = Dag.of(context)
                .links()
                .filter(link ->
                        link.child().kind().equals("exposure") && link.parent().counted());
        return Convention.breaches(context, read, link -> link.child().home(), link -> "public"
                        .equals(link.parent().access()))
                .flatMap(link -> row(context, link));
    }

    private static Stream<Finding> row(RuleContext context, Link link) {
        Node parent = link.parent();
        String what = parent.access() == null
                ? "%s `%s`, which is no model".formatted(parent.kind(), parent.name())
                : "`%s`, whose access is %s".formatted(parent.name(), parent.access());
        return Dag.row(
                context,
                link.child(),
                parent.id(),
                "Exposure `%s` reads %s".formatted(link.child().name(), what),
                link.at(),
                Facts.of(
                        "exposure_name",
                        link.child().name(),
                        "parent_resource_name",
                        parent.name(),
                        "parent_access",
                        parent.access(),
                        "parent_resource_type",
                        parent.kind()),
                parent.top());
    }
}
