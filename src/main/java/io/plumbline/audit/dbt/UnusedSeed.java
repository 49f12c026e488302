package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A seed that nothing reads. */
@Rule(id = "unused-seed", area = Area.MODELING, severity = Severity.WARNING, summary = "Nothing reads a seed")
final class UnusedSeed implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.own()
                .filter(node -> node.kind().equals("seed")
                        && dag.out(node).isEmpty()
                        && !dag.readInDoubt(node)
                        && !node.name().equals("dbt_project_evaluator_exceptions")
                        && !context.estate().isHandedOut(node.artifact())
                        && !DeadEndModel.readByOthers(context.estate(), node))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Nothing reads seed `%s`".formatted(node.name()),
                        node.entry(),
                        Facts.of("seed", node.name()),
                        node.top()));
    }
}
