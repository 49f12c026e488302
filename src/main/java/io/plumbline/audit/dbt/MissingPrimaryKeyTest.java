package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model whose grain no test proves. */
@Rule(
        id = "missing-primary-key-test",
        area = Area.TESTING,
        severity = Severity.WARNING,
        summary = "No test proves what one row of a model is",
        aliases = "fct_missing_primary_key_tests",
        thresholds = AsEvaluator.OPTION)
final class MissingPrimaryKeyTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        PrimaryKeyTests tests = PrimaryKeyTests.of(context);
        boolean exact = AsEvaluator.asked(context);
        return Dag.of(context)
                .nodes()
                .filter(node -> node.counted()
                        && node.home().conventions().enforcedPrimaryKeyTypes().contains(node.kind()))
                .flatMap(node -> {
                    PrimaryKeyTests.Summary summary = tests.of(node);
                    boolean proven = exact ? summary.provenByPackage() : summary.proven();
                    return proven ? Stream.empty() : row(context, node, summary);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, PrimaryKeyTests.Summary summary) {
        return Dag.row(
                context,
                node,
                "",
                "`%s` has no test that proves its grain: no `unique` and `not_null` on one column and no `%s`"
                        .formatted(node.name(), "unique_combination_of_columns"),
                node.entry(),
                Facts.of(
                        "resource_name", node.name(),
                        "resource_type", node.kind(),
                        "model_type", node.layer().name(),
                        "is_primary_key_tested", false,
                        "number_of_tests_on_model", summary.tests(),
                        "number_of_constraints_on_model", summary.constraints()),
                node.top());
    }
}
