package io.plumbline.audit.policy;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.Suppression;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A suppression nobody can judge, because it does not say why. */
@Rule(
        id = "suppression-without-reason",
        area = Area.GOVERNANCE,
        severity = Severity.INFO,
        summary = "A suppression gives no reason")
final class SuppressionWithoutReason implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.suppressions().all().stream()
                .filter(one -> one.reason().isEmpty())
                .flatMap(one -> Declared.finding(context, one, message(one)));
    }

    private static String message(Suppression one) {
        return "The suppression of `%s` gives no reason".formatted(one.rule());
    }
}
