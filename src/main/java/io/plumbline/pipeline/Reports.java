package io.plumbline.pipeline;

import io.plumbline.agent.Narration;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunFindings;
import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.model.Area;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.Report;
import io.plumbline.report.ReportBuilder;
import io.plumbline.report.ReportInput;
import io.plumbline.report.ReportRenderer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the report of an audited run out of what is stored: the same bytes however often it is asked, so that a run
 * that broke off after its report can deliver it. Safe for concurrent use.
 */
final class Reports {

    private static final int HISTORY = 30;

    private final Estates estates;
    private final Findings findings;
    private final Runs runs;
    private final RunNotes notes;
    private final List<ReportRenderer> renderers;

    Reports(Estates estates, Findings findings, Runs runs, RunNotes notes, List<ReportRenderer> renderers) {
        this.estates = estates;
        this.findings = findings;
        this.runs = runs;
        this.notes = notes;
        this.renderers = List.copyOf(renderers);
    }

    RenderedReports of(RunContext run) {
        return RenderedReports.of(
                ReportBuilder.build(input(run)), renderers, run.job().report().formats());
    }

    private ReportInput input(RunContext run) {
        List<Crawled> crawled = Crawled.of(notes, run);
        AuditStage.Audited audited = AuditStage.Audited.of(notes, run);
        RunFindings saved = findings.of(run.id());
        Narration narration = NarrateStage.told(notes, run);
        List<RunRecord> before = runs.history(run.job().name(), HISTORY * 2).stream()
                .filter(r -> r.status() == RunRecord.Status.COMPLETED && r.id().compareTo(run.id()) < 0)
                .limit(HISTORY)
                .toList();
        return new ReportInput(
                run.job().report().title(),
                run.job().name(),
                run.id(),
                run.started(),
                run.job().zone(),
                estates.of(run, crawled),
                crawled.stream()
                        .filter(Crawled::ok)
                        .map(c -> new ReportInput.Origin(c.source(), c.type(), c.revision(), c.web()))
                        .toList(),
                IndexStage.chunks(notes, run),
                saved.current(),
                saved.fixed(),
                firstSeen(saved.firstSeen()),
                audited.rules(),
                audited.score(),
                before.isEmpty() ? Map.of() : score(before.get(0)),
                before.stream()
                        .map(Reports::point)
                        .sorted(java.util.Comparator.comparing(Report.RunPoint::time))
                        .toList(),
                Stream.concat(audited.gaps().stream(), NarrateStage.unheard(narration).stream())
                        .toList(),
                audited.suppressed(),
                SinceLastRun.Changes.of(notes, run),
                audited.checked(),
                audited.dropped(),
                Narrations.shown(narration));
    }

    private Map<String, Instant> firstSeen(Map<String, String> runsByFinding) {
        Map<String, @Nullable Instant> started = new HashMap<>();
        Map<String, Instant> times = new HashMap<>();
        runsByFinding.forEach((finding, run) -> {
            Instant time = started.computeIfAbsent(
                    run, id -> runs.find(id).map(RunRecord::startedAt).orElse(null));
            if (time != null) {
                times.put(finding, time);
            }
        });
        return times;
    }

    private static Map<Area, Integer> score(RunRecord run) {
        Map<Area, Integer> score = new EnumMap<>(Area.class);
        run.score().forEach((area, value) -> score.put(Area.valueOf(area), value));
        return score;
    }

    private static Report.RunPoint point(RunRecord run) {
        int mean = (int) run.score().values().stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(100);
        return new Report.RunPoint(
                run.startedAt(), run.counts().getOrDefault("open", 0L).intValue(), mean);
    }
}
