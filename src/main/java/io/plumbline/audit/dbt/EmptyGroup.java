package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Group;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A group that no node names. */
@Rule(id = "empty-group", area = Area.GOVERNANCE, severity = Severity.INFO, summary = "Nothing belongs to a group")
final class EmptyGroup implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Set<String> named = context.estate()
                .of(Artifact.class)
                .flatMap(artifact -> Stream.ofNullable(artifact.properties().group()))
                .collect(Collectors.toSet());
        return context.estate()
                .own(Group.class)
                .filter(group -> !named.contains(group.name()))
                .flatMap(group -> context.finding(
                        group,
                        "",
                        "No model, seed or snapshot belongs to group `%s`".formatted(group.name()),
                        Node.first(group.location()),
                        Facts.of("group", group.name())));
    }
}
