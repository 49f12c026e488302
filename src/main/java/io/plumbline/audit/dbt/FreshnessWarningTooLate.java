package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A warning that never comes. */
@Rule(
        id = "freshness-warning-too-late",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "A source is an error before or when it would be a warning")
final class FreshnessWarningTooLate implements AuditRule {

    private static final Map<String, Long> MINUTES = Map.of("minute", 1L, "hour", 60L, "day", 1440L);

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().filter(Node::source).flatMap(node -> {
            Object freshness = node.properties().config().get("freshness");
            long warn = minutes(freshness, "warn_after");
            long error = minutes(freshness, "error_after");
            return error > 0 && warn >= error
                    ? Dag.row(
                            context,
                            node,
                            "",
                            "Source table `%s` is to warn no earlier than it fails".formatted(node.name()),
                            node.entry(),
                            Facts.of("source", node.name(), "warn_after_minutes", warn, "error_after_minutes", error))
                    : Stream.empty();
        });
    }

    private static long minutes(@Nullable Object freshness, String key) {
        return freshness instanceof Map<?, ?> map
                        && map.get(key) instanceof Map<?, ?> threshold
                        && threshold.get("count") instanceof Number count
                ? count.longValue() * MINUTES.getOrDefault(String.valueOf(threshold.get("period")), 0L)
                : 0;
    }
}
