package io.plumbline.pipeline;

import io.plumbline.agent.CitationCheck;
import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditResult;
import io.plumbline.audit.AuditSettings;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunFindings;
import io.plumbline.catalog.RunNotes;
import io.plumbline.job.UserError;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Suppressed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the rules over the estate, checks every citation, and decides what is new, open and fixed. */
final class AuditStage implements Stage {

    private static final String NOTE = "audit";

    private final Estates estates;
    private final Audit audit;
    private final Findings findings;
    private final RunNotes notes;

    AuditStage(Estates estates, Audit audit, Findings findings, RunNotes notes) {
        this.estates = estates;
        this.audit = audit;
        this.findings = findings;
        this.notes = notes;
    }

    /**
     * What the audit found besides the findings themselves.
     *
     * @param checked citations looked at
     * @param dropped citations that did not hold
     */
    record Audited(
            Map<Area, Integer> score,
            List<RuleInfo> rules,
            List<Gap> gaps,
            List<Suppressed> suppressed,
            int checked,
            int dropped,
            int added,
            int open,
            int fixed) {

        static Audited of(RunNotes notes, RunContext run) {
            return notes.find(run.id(), NOTE, Audited.class)
                    .orElseThrow(() -> new IllegalStateException("run " + run.id() + " was not audited"));
        }
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<Crawled> crawled = Crawled.of(notes, run);
        Estate estate = estates.of(run, crawled);
        refuseAnEmptyEstate(run, estate, crawled);
        List<FileTree> trees = estates.trees(crawled);
        LocalDate today = run.started().atZone(run.job().zone()).toLocalDate();
        Audit rules = Rulebook.of(audit, trees, estate.projects());
        AuditSettings settings =
                Policy.of(trees, estate, rules.rules(), run.job().audit().spec(), today);
        AuditResult result = rules.run(estate, settings);
        CitationCheck.Result cited = new CitationCheck(trees).check(result.findings());
        Set<String> ran = result.rules().stream().map(RuleInfo::id).collect(Collectors.toSet());
        Set<String> seen =
                crawled.stream().filter(Crawled::ok).map(Crawled::source).collect(Collectors.toSet());
        RunFindings saved = findings.save(
                run.id(),
                cited.findings(),
                old -> ran.contains(old.rule()) && seen.contains(old.location().source()));
        List<Gap> gaps = new ArrayList<>(result.gaps());
        crawled.forEach(source -> {
            gaps.addAll(source.gaps());
            gaps.addAll(Passages.Unread.of(notes, run, source.source()));
        });
        gaps.addAll(cited.withheld());
        long added = saved.current().stream()
                .filter(f -> f.status() == Finding.Status.NEW)
                .count();
        notes.save(
                run.id(),
                NOTE,
                new Audited(
                        result.score(),
                        result.rules(),
                        gaps,
                        result.suppressed(),
                        cited.checked(),
                        cited.dropped(),
                        (int) added,
                        saved.current().size() - (int) added,
                        saved.fixed().size()));
        return false;
    }

    /** Zero models is a failure, not a clean bill. */
    private static void refuseAnEmptyEstate(RunContext run, Estate estate, List<Crawled> crawled) {
        boolean noProjects = crawled.stream().allMatch(source -> source.type().equals("docs") || source.account());
        if (!noProjects && estate.models().findAny().isEmpty()) {
            throw UserError.source(
                    "job \"" + run.job().name() + "\": "
                            + Counted.of(estate.projects().size(), "dbt project")
                            + " and no enabled model in its sources; "
                            + "expected at least one, for an audit of nothing proves nothing",
                    "Check path, project and ref of its sources; for documents alone use type docs.");
        }
    }

    @Override
    public String summary(RunContext run) {
        Audited audited = Audited.of(notes, run);
        return "%s, %s: %,d new, %,d still open, %,d fixed; %,d citations checked, %,d dropped"
                .formatted(
                        Counted.of(audited.rules().size(), "rule"),
                        Counted.of((long) audited.added() + audited.open(), "finding"),
                        audited.added(),
                        audited.open(),
                        audited.fixed(),
                        audited.checked(),
                        audited.dropped());
    }
}
