package io.plumbline.audit.policy;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.Suppression;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A suppression that hides nothing any more, and would hide the next finding unseen. */
@Rule(
        id = "unused-suppression",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A suppression meets no finding")
final class UnusedSuppression implements AuditRule {

    @Override
    public boolean afterOthers() {
        return true;
    }

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.suppressions().unused(context.knownRules()).stream()
                .flatMap(one -> Declared.finding(context, one, message(context, one)));
    }

    private static String message(RuleContext context, Suppression one) {
        return context.knownRules().contains(one.rule())
                ? "The suppression of `%s` meets no finding".formatted(one.rule())
                : "The suppression names `%s`, and there is no such rule".formatted(one.rule());
    }
}
