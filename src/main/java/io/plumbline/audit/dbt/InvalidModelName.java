package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model name that has to be quoted. */
@Rule(
        id = "invalid-model-name",
        area = Area.STRUCTURE,
        severity = Severity.WARNING,
        summary = "The name of a model needs quotes in SQL")
final class InvalidModelName implements AuditRule {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node ->
                        !PLAIN.matches(((Model) node.artifact()).relation().identifier()))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "The relation of `%s` is named `%s` and needs quotes"
                                .formatted(
                                        node.name(),
                                        ((Model) node.artifact()).relation().identifier()),
                        node.top(),
                        Facts.of(
                                "model",
                                node.name(),
                                "identifier",
                                ((Model) node.artifact()).relation().identifier())));
    }
}
