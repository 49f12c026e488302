package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Macro;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** An argument that YAML documents and the macro does not take. */
@Rule(
        id = "macro-argument-mismatch",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "YAML documents an argument that the macro does not take")
final class MacroArgumentMismatch implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate()
                .own(Macro.class)
                .filter(macro -> macro.declared() != null)
                .flatMap(macro -> {
                    List<String> unknown = macro.arguments().stream()
                            .map(Macro.Argument::name)
                            .filter(name -> macro.parameters().stream()
                                    .noneMatch(p -> p.replace("*", "").equals(name)))
                            .distinct()
                            .toList();
                    return unknown.isEmpty()
                            ? Stream.empty()
                            : context.finding(
                                    macro,
                                    "",
                                    "YAML documents %s of macro `%s`, which takes %s"
                                            .formatted(
                                                    Dag.names(unknown),
                                                    macro.name(),
                                                    macro.parameters().isEmpty()
                                                            ? "none"
                                                            : Dag.names(macro.parameters())),
                                    Node.first(Objects.requireNonNull(macro.declared())),
                                    Facts.of("macro", macro.name(), "documented", unknown, "takes", macro.parameters()),
                                    Node.first(macro.location()));
                });
    }
}
