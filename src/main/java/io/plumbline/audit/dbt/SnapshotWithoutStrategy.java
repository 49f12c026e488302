package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Snapshot;
import java.util.Map;
import java.util.stream.Stream;

/** A snapshot that does not say how it sees a change. */
@Rule(
        id = "snapshot-without-strategy",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A snapshot does not say how it sees a change")
final class SnapshotWithoutStrategy implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .flatMap(node -> node.artifact() instanceof Snapshot snapshot
                        ? missing(snapshot)
                                .flatMap(key -> Dag.row(
                                        context,
                                        node,
                                        "",
                                        "Snapshot `%s` has no `%s`".formatted(node.name(), key),
                                        node.top(),
                                        Facts.of("snapshot", node.name(), "missing", key)))
                        : Stream.empty());
    }

    private static Stream<String> missing(Snapshot snapshot) {
        Map<String, Object> config = snapshot.properties().config();
        if (snapshot.strategy() == null) {
            return Stream.of("strategy");
        }
        return switch (snapshot.strategy()) {
            case "timestamp" -> config.get("updated_at") == null ? Stream.of("updated_at") : Stream.empty();
            case "check" -> config.get("check_cols") == null ? Stream.of("check_cols") : Stream.empty();
            default -> Stream.empty();
        };
    }
}
