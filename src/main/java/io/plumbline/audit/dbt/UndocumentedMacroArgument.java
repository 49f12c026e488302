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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An argument that its macro's YAML leaves out. */
@Rule(
        id = "undocumented-macro-argument",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "YAML describes some arguments of a macro and not others")
final class UndocumentedMacroArgument implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate()
                .own(Macro.class)
                .filter(macro -> macro.declared() != null)
                .flatMap(macro -> {
                    Set<String> described = macro.arguments().stream()
                            .filter(argument -> !argument.description().isBlank())
                            .map(Macro.Argument::name)
                            .collect(Collectors.toSet());
                    List<String> missing = macro.parameters().stream()
                            .filter(parameter -> !parameter.startsWith("*") && !described.contains(parameter))
                            .toList();
                    return missing.isEmpty() || described.isEmpty()
                            ? Stream.empty()
                            : context.finding(
                                    macro,
                                    "",
                                    "YAML describes arguments of macro `%s` and not %s"
                                            .formatted(macro.name(), Dag.names(missing)),
                                    Node.first(Objects.requireNonNull(macro.declared())),
                                    Facts.of("macro", macro.name(), "missing", missing),
                                    Node.first(macro.location()));
                });
    }
}
