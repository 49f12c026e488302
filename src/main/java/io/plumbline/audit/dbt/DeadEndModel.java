package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.SemanticModel;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model of a lower layer that nothing reads. */
@Rule(
        id = "dead-end-model",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "Nothing reads a base, staging or intermediate model")
final class DeadEndModel implements AuditRule {

    private static final Set<String> LOWER = Set.of("base", "staging", "intermediate");

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        Set<String> semantic = context.estate()
                .of(SemanticModel.class)
                .flatMap(model -> Stream.ofNullable(model.model()))
                .collect(Collectors.toSet());
        return dag.models()
                .filter(node -> LOWER.contains(String.valueOf(node.layer().name()))
                        && !"public".equals(node.access())
                        && dag.out(node).isEmpty()
                        && !dag.readInDoubt(node)
                        && !semantic.contains(node.id())
                        && !context.estate().isHandedOut(node.artifact())
                        && !readByOthers(context.estate(), node))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Nothing reads %s model `%s`".formatted(node.layer().name(), node.name()),
                        node.top(),
                        Facts.of(
                                "model", node.name(), "model_type", node.layer().name())));
    }

    /** Analyses and tests that are not about the model itself use it too. */
    static boolean readByOthers(Estate estate, Node node) {
        return estate.children(node.id()).stream()
                .anyMatch(child -> !(child instanceof io.plumbline.model.Test test)
                        || !node.id().equals(test.attachedTo()));
    }
}
