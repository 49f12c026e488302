package io.plumbline.audit.policy;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.Suppression;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A suppression whose last day is over: what it hid is shown again. */
@Rule(
        id = "expired-suppression",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A suppression has run out")
final class ExpiredSuppression implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.suppressions().expired().stream().flatMap(one -> Declared.finding(context, one, message(one)));
    }

    private static String message(Suppression one) {
        return one.lastDay() == null
                ? "The suppression of `%s` ends `%s`, which is no date".formatted(one.rule(), one.until())
                : "The suppression of `%s` ran out after `%s`".formatted(one.rule(), one.until());
    }
}
