package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A snapshot that cannot tell one row from another. */
@Rule(
        id = "snapshot-without-key",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A snapshot has no unique key")
final class SnapshotWithoutKey implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("snapshot")
                        && node.properties().config().get("unique_key") == null)
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Snapshot `%s` has no `unique_key`".formatted(node.name()),
                        node.top(),
                        Facts.of("snapshot", node.name())));
    }
}
