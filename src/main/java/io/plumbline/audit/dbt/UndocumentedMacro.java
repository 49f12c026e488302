package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Macro;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A macro without a description. */
@Rule(
        id = "undocumented-macro",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A macro has no description")
final class UndocumentedMacro implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        boolean anyDescribed = context.estate().own(Macro.class).anyMatch(macro -> !macro.description()
                .isBlank());
        return context.estate()
                .own(Macro.class)
                .filter(macro -> anyDescribed && macro.description().isBlank() && MacroNames.plain(macro.name()))
                .flatMap(macro -> context.finding(
                        macro,
                        "",
                        "Macro `%s` has no description".formatted(macro.name()),
                        Node.first(macro.location()),
                        Facts.of("macro", macro.name())));
    }
}
