package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Objects;
import java.util.stream.Stream;

/** A private model that a node outside its group reads; dbt refuses to parse that. */
@Rule(
        id = "private-model-read-across-groups",
        area = Area.GOVERNANCE,
        severity = Severity.ERROR,
        summary = "A node reads a private model of another group")
final class PrivateModelReadAcrossGroups implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link -> "private".equals(link.parent().access())
                        && link.parent().properties().group() != null
                        && !link.child().kind().equals("exposure")
                        && !Objects.equals(
                                link.parent().properties().group(),
                                link.child().properties().group()))
                .flatMap(link -> row(context, link));
    }

    private static Stream<Finding> row(RuleContext context, Link link) {
        return Dag.row(
                context,
                link.child(),
                link.parent().id(),
                "`%s` reads `%s`, which is private to group `%s`"
                        .formatted(
                                link.child().name(),
                                link.parent().name(),
                                link.parent().properties().group()),
                link.at(),
                Facts.of(
                        "child", link.child().name(),
                        "child_group", link.child().properties().group(),
                        "parent", link.parent().name(),
                        "parent_group", link.parent().properties().group()),
                link.parent().entry());
    }
}
