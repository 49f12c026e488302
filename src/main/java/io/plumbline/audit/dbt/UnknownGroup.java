package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Group;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node in a group nobody defines. */
@Rule(
        id = "unknown-group",
        area = Area.GOVERNANCE,
        severity = Severity.ERROR,
        summary = "A node names a group that is not defined")
final class UnknownGroup implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Set<String> groups = context.estate().of(Group.class).map(Group::name).collect(Collectors.toSet());
        return Dag.of(context)
                .own()
                .filter(node -> node.properties().group() != null
                        && !groups.contains(node.properties().group()))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` belongs to group `%s`, which is not defined"
                                .formatted(node.name(), node.properties().group()),
                        node.entry(),
                        Facts.of("node", node.name(), "group", node.properties().group()),
                        node.top()));
    }
}
