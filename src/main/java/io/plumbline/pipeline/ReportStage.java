package io.plumbline.pipeline;

import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.deliver.ReportFolder;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.TerminalSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the report, and ends the run in the ledger: from here on the next run compares with this one. */
final class ReportStage implements Stage {

    private final Reports reports;
    private final Findings findings;
    private final Runs runs;
    private final RunNotes notes;
    private final RunLedger ledger;

    ReportStage(Reports reports, Findings findings, Runs runs, RunNotes notes, RunLedger ledger) {
        this.reports = reports;
        this.findings = findings;
        this.runs = runs;
        this.notes = notes;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        RenderedReports rendered = reports.of(run);
        Path folder = write(run, rendered);
        AuditStage.Audited audited = AuditStage.Audited.of(notes, run);
        Map<String, Integer> score = new LinkedHashMap<>();
        audited.score().forEach((area, value) -> score.put(area.name(), value));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("open", (long) audited.added() + audited.open());
        counts.put("new", (long) audited.added());
        counts.put("fixed", (long) audited.fixed());
        runs.finish(run.id(), RunRecord.Status.COMPLETED, counts, score);
        String main = rendered.files().get(0).name();
        ledger.save(
                run.id(),
                new RunLedger.Result(
                        folder.resolve(main).toString(),
                        worst(run),
                        TerminalSummary.of(rendered.report(), "", false)
                                .stripTrailing()
                                .lines()
                                .toList()));
        return false;
    }

    private static Path write(RunContext run, RenderedReports rendered) {
        try {
            return ReportFolder.write(run.reports(), rendered);
        } catch (IOException e) {
            throw UserError.source(
                    "the report cannot be written to " + run.reports() + ": " + Reasons.of(e),
                    "Make the folder writable and run the job again; it goes on with the report.");
        }
    }

    private @Nullable Severity worst(RunContext run) {
        return findings.of(run.id()).current().stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public String summary(RunContext run) {
        return String.join(", ", run.job().report().formats());
    }
}
