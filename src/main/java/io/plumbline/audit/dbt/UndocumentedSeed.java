package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A seed without a description. */
@Rule(
        id = "undocumented-seed",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A seed has no description")
final class UndocumentedSeed implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed")
                        && !node.properties().described()
                        && !node.name().equals(Exceptions.SEED))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Seed `%s` has no description".formatted(node.name()),
                        node.entry(),
                        Facts.of("seed", node.name()),
                        node.top()));
    }
}
