package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Too few models of a project have a description. */
@Rule(
        id = "low-documentation-coverage",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "Fewer models of a project have a description than its target",
        aliases = "fct_documentation_coverage",
        thresholds = "documentation_coverage_target")
final class LowDocumentationCoverage implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.homes().stream().flatMap(home -> row(context, home, dag.models(home)));
    }

    private static Stream<Finding> row(RuleContext context, Home home, List<Node> models) {
        Coverage coverage =
                Coverage.of(home, models, model -> model.properties().described());
        int target = context.threshold(
                "documentation_coverage_target", home.conventions().number("documentation_coverage_target", 100));
        if (models.isEmpty() || coverage.percent() >= target) {
            return Stream.empty();
        }
        Map<String, Object> facts = Facts.of(
                "total_models", coverage.total(),
                "documented_models", coverage.covered(),
                "documentation_coverage_pct", coverage.percent());
        coverage.byLayer().forEach((layer, percent) -> facts.put(layer + "_documentation_coverage_pct", percent));
        return context.finding(
                "project." + home.name(),
                "",
                "",
                "%d of %d models of project `%s` have a description (%s %%), the target is %d %%"
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
