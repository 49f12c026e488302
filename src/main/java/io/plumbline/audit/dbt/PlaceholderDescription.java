package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A description that says nothing. */
@Rule(
        id = "placeholder-description",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "A description is a placeholder")
final class PlaceholderDescription implements AuditRule {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)\\s*(todo|tbd|tba|fixme|xxx+|n/?a|none|null|placeholder|lorem ipsum.*|(add (a )?)?description here"
                    + "|add (a )?description|to be (defined|done|added|documented)|no description|missing)"
                    + "\\s*[.:!?]*\\s*",
            Pattern.DOTALL);

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> context.focus().asks(node.artifact()))
                .flatMap(node -> Stream.concat(
                        one(
                                context,
                                node,
                                "",
                                "`" + node.name() + "`",
                                node.properties().description(),
                                node.entry()),
                        node.properties().columns().stream()
                                .flatMap(column -> one(
                                        context,
                                        node,
                                        column.name(),
                                        "column `%s` of `%s`".formatted(column.name(), node.name()),
                                        column.description(),
                                        Node.first(column.location())))));
    }

    private static Stream<Finding> one(
            RuleContext context, Node node, String column, String what, String description, Location at) {
        return description.isEmpty() || !PLACEHOLDER.matches(description)
                ? Stream.empty()
                : Dag.row(
                        context,
                        node,
                        column,
                        "The description of %s is a placeholder: \"%s\"".formatted(what, description.strip()),
                        at,
                        Facts.of("subject", node.name(), "column", column, "description", description.strip()));
    }
}
