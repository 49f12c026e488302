package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Too few models of a project have a test. */
@Rule(
        id = "low-test-coverage",
        area = Area.TESTING,
        severity = Severity.INFO,
        summary = "Fewer models of a project have a test than its target",
        aliases = "fct_test_coverage",
        thresholds = "test_coverage_target")
final class LowTestCoverage implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.homes().stream().flatMap(home -> row(context, home, dag.models(home)));
    }

    private static Stream<Finding> row(RuleContext context, Home home, List<Node> models) {
        PrimaryKeyTests tests = PrimaryKeyTests.of(context);
        Map<String, Integer> counts = new HashMap<>();
        models.forEach(model -> counts.put(model.id(), tests.of(model).tests()));
        Coverage coverage = Coverage.of(home, models, model -> counts.getOrDefault(model.id(), 0) > 0);
        int target =
                context.threshold("test_coverage_target", home.conventions().number("test_coverage_target", 100));
        if (models.isEmpty() || coverage.percent() >= target) {
            return Stream.empty();
        }
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Object> facts = Facts.of(
                "total_models", coverage.total(),
                "total_tests", total,
                "tested_models", coverage.covered(),
                "test_coverage_pct", coverage.percent());
        coverage.byLayer().forEach((layer, percent) -> facts.put(layer + "_test_coverage_pct", percent));
        facts.put("test_to_model_ratio", Coverage.round((double) total / coverage.total(), 10_000));
        return context.finding(
                "project." + home.name(),
                "",
                "",
                "%d of %d models of project `%s` have a test (%s %%), the target is %d %%"
                        .formatted(
                                coverage.covered(),
                                coverage.total(),
                                home.name(),
                                Coverage.shown(coverage.percent()),
                                target),
                home.projectFile(),
                facts);
    }
}
