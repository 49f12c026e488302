package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.compare.NodeChange;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.report.CheckText;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.Renderers;
import io.plumbline.report.Report;
import io.plumbline.report.ReportBuilder;
import io.plumbline.report.ReportInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An audit of the dbt projects of a folder in memory: no database, no jobs.yml, no network. The same rules, citations and report
 * as a run's.
 *
 * @param report of the findings that count
 * @param findings that count, the gravest first
 * @param accepted findings that the baseline accepts
 * @param elsewhere findings that the change did not reach
 * @param changes what changed, null where the whole project was asked about
 */
public record Check(
        Report report,
        List<Finding> findings,
        int accepted,
        int elsewhere,
        @Nullable ProjectComparison changes) {

    public Check {
        findings = List.copyOf(findings);
    }

    /**
     * What to check.
     *
     * @param vars as of dbt's {@code --vars}
     * @param baseline file of accepted findings, null for none
     * @param since only what changed since the work tree left this revision counts; null for everything
     * @param fixes whether to look for fixes of the findings and prove them
     */
    public record Request(
            Path folder,
            String targetName,
            String targetType,
            Map<String, Object> vars,
            @Nullable Path baseline,
            @Nullable String since,
            boolean fixes) {}

    /** Checks a folder. */
    public static Check of(Request request, Instant now) {
        Baseline baseline = request.baseline() == null ? null : Baseline.read(request.baseline());
        DbtSettings settings = new DbtSettings(request.targetName(), request.targetType(), request.vars());
        DbtReader reader = new DbtReader();
        Workspace workspace = Workspace.open(request.folder(), settings, reader);
        ProjectComparison changes =
                request.since() == null ? null : ProjectComparison.since(workspace, request.since(), settings, reader);
        Audit audit = Audit.ofAllRules();
        Checked checked = Checked.of(workspace, audit, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Predicate<Finding> reached = changes == null ? finding -> true : reached(changes);
        List<Finding> near = checked.findings().stream().filter(reached).toList();
        List<Finding> standing = near.stream()
                .filter(finding -> baseline == null || !baseline.accepts(finding))
                .toList();
        List<Finding> counted = request.fixes() ? mended(checked, audit, settings, standing) : standing;
        return new Check(
                ReportBuilder.build(input(checked, counted, now)),
                counted,
                near.size() - counted.size(),
                checked.findings().size() - near.size(),
                changes);
    }

    private static List<Finding> mended(Checked checked, Audit audit, DbtSettings reading, List<Finding> standing) {
        Set<String> wanted = standing.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return Mended.of(checked, audit, reading, finding -> wanted.contains(finding.fingerprint())).findings().stream()
                .filter(finding -> wanted.contains(finding.fingerprint()))
                .toList();
    }

    /**
     * Whether a change can have caused a finding: it is about a changed thing, stands in a changed thing's file or cites one, or is
     * about what is downstream of one.
     */
    private static Predicate<Finding> reached(ProjectComparison changes) {
        Set<String> subjects = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (ProjectComparison.Project project : changes.projects()) {
            for (NodeChange change : project.comparison().changes()) {
                subjects.add(change.node().id());
                subjects.addAll(change.reach().models());
                subjects.addAll(change.reach().exposures());
                files.add(change.node().location().path());
                change.tests().forEach(test -> subjects.add(test.test().id()));
            }
        }
        return finding -> subjects.contains(finding.subject())
                || files.contains(finding.location().path())
                || finding.citations().stream()
                        .anyMatch(citation -> files.contains(citation.locator().path()));
    }

    private static ReportInput input(Checked checked, List<Finding> counted, Instant now) {
        Workspace workspace = checked.workspace();
        String revision = workspace.tree().revision();
        return new ReportInput(
                "Check",
                "check",
                "check",
                now,
                ZoneOffset.UTC,
                workspace.estate(),
                List.of(new ReportInput.Origin(workspace.tree().source(), "dbt", revision, workspace.web())),
                0,
                counted,
                List.of(),
                Map.of(),
                checked.audit().rules(),
                checked.audit().score(),
                Map.of(),
                List.of(),
                checked.gaps(),
                checked.audit().suppressed(),
                checked.cited().checked(),
                checked.cited().dropped());
    }

    /** The report in a format, UTF-8: {@code sarif}, {@code junit}, {@code html} … */
    public byte[] render(String format) {
        return RenderedReports.of(report, Renderers.all(), List.of(format))
                .files()
                .get(0)
                .content();
    }

    /**
     * The check for a person.
     *
     * @param colour whether to send colours
     */
    public String text(boolean colour) {
        return CheckText.of(report, accepted, elsewhere, colour);
    }

    /** Every format there is, by name. */
    public static List<String> formats() {
        return Renderers.all().stream()
                .map(renderer -> renderer.format())
                .filter(name -> !name.startsWith("mail"))
                .sorted()
                .toList();
    }

    /** Whether a finding is at least as grave; never for null. */
    public boolean reaches(@Nullable Severity threshold) {
        return threshold != null
                && findings.stream().anyMatch(finding -> finding.severity().compareTo(threshold) >= 0);
    }
}
