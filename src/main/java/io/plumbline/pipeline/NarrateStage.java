package io.plumbline.pipeline;

import io.plumbline.agent.Narration;
import io.plumbline.agent.Narrator;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.ModelCalls;
import io.plumbline.catalog.RunNotes;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.report.FirstSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts into words what the findings come to, and keeps the words: a report that is made again has the same. */
final class NarrateStage implements Stage {

    private static final String NOTE = "narrate";

    private final Estates estates;
    private final Findings findings;
    private final Assistance assistance;
    private final RunNotes notes;
    private final ModelCalls calls;
    private final Duration kept;

    /** @param kept how long answers and calls of language models are kept, zero for ever */
    NarrateStage(
            Estates estates,
            Findings findings,
            Assistance assistance,
            RunNotes notes,
            ModelCalls calls,
            Duration kept) {
        this.estates = estates;
        this.findings = findings;
        this.assistance = assistance;
        this.notes = notes;
        this.calls = calls;
        this.kept = kept;
    }

    /** What was told; nothing for a run that an older version audited. */
    static Narration told(RunNotes notes, RunContext run) {
        return notes.find(run.id(), NOTE, Narration.class)
                .orElseGet(() -> new Narration(List.of(), List.of(), List.of(), "none", 0, ""));
    }

    /** For the report: that a language model was asked and had no part. */
    static List<Gap> unheard(Narration narration) {
        return narration.remark().isEmpty()
                ? List.of()
                : List.of(new Gap(
                        "the words of a language model",
                        "this report",
                        narration.remark()
                                + " The words are made from the findings instead; no finding depends on them"));
    }

    @Override
    public String name() {
        return NOTE;
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<Crawled> crawled = Crawled.of(notes, run);
        Estate estate = estates.of(run, crawled);
        List<Finding> current = findings.of(run.id()).current();
        Narrator narrator = new Narrator(estate, current, FirstSteps.of(estate, current), estates.trees(crawled));
        notes.save(run.id(), NOTE, assistance.model().map(narrator::told).orElseGet(narrator::told));
        if (!kept.isZero()) {
            calls.forget(Instant.now().minus(kept));
        }
        return false;
    }

    @Override
    public String summary(RunContext run) {
        Narration told = told(notes, run);
        return Counted.of(told.all().count(), "sentence")
                + (told.provider().equals("none") ? "" : ", worded by " + told.provider())
                + (told.dropped() == 0 ? "" : ", " + told.dropped() + " dropped");
    }
}
