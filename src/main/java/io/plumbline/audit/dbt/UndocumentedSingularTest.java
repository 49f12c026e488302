package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.stream.Stream;

/** A singular test without a description. */
@Rule(
        id = "undocumented-singular-test",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A singular test has no description",
        enabled = false)
final class UndocumentedSingularTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate()
                .own(Test.class)
                .filter(test ->
                        test.singular() && test.enabled() && test.description().isBlank())
                .flatMap(test -> context.finding(
                        test,
                        "",
                        "Test `%s` has no description".formatted(test.name()),
                        Node.first(test.location()),
                        Facts.of("test", test.name())));
    }
}
