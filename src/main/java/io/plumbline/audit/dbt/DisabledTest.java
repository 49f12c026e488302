package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.stream.Stream;

/** A test that does not run. */
@Rule(
        id = "disabled-test",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "A test is switched off",
        enabled = false)
final class DisabledTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate()
                .own(Test.class)
                .filter(test -> !test.enabled())
                .flatMap(test -> context.finding(
                        test,
                        "",
                        "Test `%s` is switched off".formatted(test.label()),
                        Node.first(test.location()),
                        Facts.of("test", test.label(), "column", test.column())));
    }
}
