package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Snapshot;
import java.util.stream.Stream;

/** A snapshot without a description. */
@Rule(
        id = "undocumented-snapshot",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A snapshot has no description")
final class UndocumentedSnapshot implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.artifact() instanceof Snapshot
                        && !node.properties().described())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Snapshot `%s` has no description".formatted(node.name()),
                        node.entry(),
                        Facts.of("snapshot", node.name()),
                        node.top()));
    }
}
