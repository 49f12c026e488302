package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A warning that never comes. */
@Rule(
        id = "freshness-warning-too-late",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "A source is an error before or when it would be a warning")
final class FreshnessWarningTooLate implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).own().filter(Node::source).flatMap(node -> {
            Freshness freshness = Freshness.of(node.properties());
            long warn = freshness.warn();
            long error = freshness.error();
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
}
