package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Group;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A group without an owner. */
@Rule(
        id = "ownerless-group",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A group names nobody who answers for it")
final class OwnerlessGroup implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate()
                .own(Group.class)
                .filter(group -> group.owner().label().isBlank())
                .flatMap(group -> context.finding(
                        group,
                        "",
                        "Group `%s` has neither a name nor an address of an owner".formatted(group.name()),
                        Node.first(group.location()),
                        Facts.of("group", group.name())));
    }
}
