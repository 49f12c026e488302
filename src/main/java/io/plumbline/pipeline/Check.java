package io.plumbline.pipeline;

import io.plumbline.agent.Narrator;
import io.plumbline.audit.Audit;
import io.plumbline.audit.Focus;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.report.CheckText;
import io.plumbline.report.FirstSteps;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.Renderers;
import io.plumbline.report.Report;
import io.plumbline.report.ReportBuilder;
import io.plumbline.report.ReportInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An audit of the dbt projects of a folder in memory: no database, no jobs.yml, no network. The same rules, citations
 * and report as a run's.
 *
 * @param report of the findings that count
 * @param findings that count, the gravest first
 * @param accepted findings that the baseline accepts
 * @param changes what changed, null where the whole project was asked about
 */
public record Check(
        Report report,
        List<Finding> findings,
        int accepted,
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
     * @param account folder of the extracts of an account, which tell what the changed models cost; null for none
     * @param fixes whether to look for fixes of the findings and prove them
     * @param history whether to read the Git history of the folder, for owners and the age of findings
     */
    public record Request(
            Path folder,
            String targetName,
            String targetType,
            Map<String, Object> vars,
            @Nullable Path baseline,
            @Nullable String since,
            @Nullable Path account,
            boolean fixes,
            boolean history) {}

    /** Checks a folder. */
    public static Check of(Request request, Instant now) {
        Baseline baseline = request.baseline() == null ? null : Baseline.read(request.baseline());
        DbtSettings settings = new DbtSettings(request.targetName(), request.targetType(), request.vars());
        DbtReader reader = new DbtReader();
        Workspace read = Workspace.open(request.folder(), settings, reader);
        Workspace workspace = request.history() ? read.withHistory() : read;
        ProjectComparison changes =
                request.since() == null ? null : ProjectComparison.since(workspace, request.since(), settings, reader);
        Path folder = request.account();
        ChangeCosts costs = folder == null ? ChangeCosts.none() : ChangeCosts.of(folder);
        Audit audit = Plugins.audit();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // A fix may break what the change did not reach, and other rules judge all of it.
        Focus focus = changes == null || changes.rules() != null || request.fixes()
                ? Focus.everything()
                : Reached.of(changes).focus(workspace.estate());
        Checked checked = Checked.of(workspace, audit, today, focus);
        Predicate<Finding> caused = changes == null ? finding -> true : Caused.of(changes, checked, audit, today);
        List<Finding> near = checked.findings().stream().filter(caused).toList();
        List<Finding> standing = near.stream()
                .filter(finding -> baseline == null || !baseline.accepts(finding))
                .toList();
        List<Finding> counted = request.fixes() ? mended(checked, settings, standing) : standing;
        return new Check(
                ReportBuilder.build(input(checked, counted, changes, costs, now)),
                counted,
                near.size() - counted.size(),
                changes);
    }

    private static List<Finding> mended(Checked checked, DbtSettings reading, List<Finding> standing) {
        Set<String> wanted = standing.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return Mended.of(checked, reading, finding -> wanted.contains(finding.fingerprint())).findings().stream()
                .filter(finding -> wanted.contains(finding.fingerprint()))
                .toList();
    }

    private static ReportInput input(
            Checked checked,
            List<Finding> counted,
            @Nullable ProjectComparison changes,
            ChangeCosts costs,
            Instant now) {
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
                changes == null ? checked.audit().score() : Map.of(),
                Map.of(),
                List.of(),
                Stream.concat(checked.gaps().stream(), costs.gaps().stream()).toList(),
                checked.audit().suppressed(),
                changes == null ? List.of() : ProjectChanges.of(workspace.tree().source(), changes, costs),
                checked.cited().checked(),
                checked.cited().dropped(),
                Narrations.shown(new Narrator(
                                workspace.estate(),
                                counted,
                                FirstSteps.of(workspace.estate(), counted),
                                List.of(workspace.tree()))
                        .told()));
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
        return CheckText.of(report, accepted, changes != null, colour);
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
