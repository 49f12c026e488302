package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.UnitTest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model whose logic no unit test runs. */
@Rule(
        id = "model-without-unit-test",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "A model has no unit test",
        enabled = false)
final class ModelWithoutUnitTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Set<String> tested = context.estate()
                .of(UnitTest.class)
                .flatMap(test -> Stream.ofNullable(test.tests()))
                .collect(Collectors.toSet());
        return Dag.of(context)
                .models()
                .filter(node -> node.own() && !tested.contains(node.id()))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` has no unit test".formatted(node.name()),
                        node.entry(),
                        Facts.of("model", node.name()),
                        node.top()));
    }
}
