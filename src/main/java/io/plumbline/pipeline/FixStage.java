package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditResult;
import io.plumbline.audit.AuditSettings;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunNotes;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.Trial;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Looks for fixes of the findings of a run, proves them source by source, and stores them with the findings. */
final class FixStage implements Stage {

    private static final String NOTE = "fix";

    private final Estates estates;
    private final Audit audit;
    private final Findings findings;
    private final RunNotes notes;

    FixStage(Estates estates, Audit audit, Findings findings, RunNotes notes) {
        this.estates = estates;
        this.audit = audit;
        this.findings = findings;
        this.notes = notes;
    }

    /** How many of the findings have a fix, how many a proven one, and how many fixes there was no time to try. */
    record Fixed(int findings, int fixes, int proven, int untried) {

        static Fixed of(int findings, Map<String, Fix> fixes) {
            return new Fixed(
                    findings,
                    fixes.size(),
                    (int) fixes.values().stream()
                            .filter(fix -> fix.status() == Fix.Status.PROVEN)
                            .count(),
                    (int) fixes.values().stream()
                            .filter(fix -> ProofLimit.untried(fix.reason()))
                            .count());
        }
    }

    /** The rules and settings of the run's audit, to audit the same way again. */
    private record Auditor(Audit rules, AuditSettings settings) {

        Trial.Seen seen(Estate estate) {
            AuditResult result = rules.run(estate, settings);
            return Mended.seen(estate, result);
        }
    }

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<EstatePart> parts = estates.parts(run, Crawled.of(notes, run));
        List<Finding> current = findings.of(run.id()).current();
        Map<String, Fix> fixes = current.isEmpty() ? Map.of() : fixes(run, parts, current);
        findings.mend(run.id(), fixes);
        notes.save(run.id(), NOTE, Fixed.of(current.size(), fixes));
        return false;
    }

    private Map<String, Fix> fixes(RunContext run, List<EstatePart> parts, List<Finding> current) {
        ProofLimit limit = Mended.limit();
        Auditor auditor = auditor(run, parts, EstatePart.estate(parts));
        return EstateFixes.of(
                        parts,
                        current,
                        auditor::seen,
                        source -> ProjectGraphs.settings(run.source(source).options()),
                        limit)
                .fixes();
    }

    private Auditor auditor(RunContext run, List<EstatePart> parts, Estate estate) {
        List<FileTree> trees = parts.stream().map(EstatePart::tree).toList();
        LocalDate today = run.started().atZone(run.job().zone()).toLocalDate();
        Audit rules = Rulebook.of(audit, trees, estate.projects());
        return new Auditor(
                rules, Policy.of(trees, estate, rules.rules(), run.job().audit().spec(), today));
    }

    @Override
    public String summary(RunContext run) {
        Fixed fixed = notes.find(run.id(), NOTE, Fixed.class)
                .orElseThrow(() -> new IllegalStateException("the findings of run " + run.id() + " were not mended"));
        return "%,d of %s with a fix, %,d proven%s"
                .formatted(
                        fixed.fixes(),
                        Counted.of(fixed.findings(), "finding"),
                        fixed.proven(),
                        fixed.untried() == 0 ? "" : ", %,d not tried for want of time".formatted(fixed.untried()));
    }
}
