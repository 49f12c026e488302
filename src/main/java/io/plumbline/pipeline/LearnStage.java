package io.plumbline.pipeline;

import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Feedback;
import io.plumbline.catalog.RunNotes;
import io.plumbline.model.Estate;
import java.util.List;

/** Proposes facts out of what people said about the job's answers and findings; a person reviews them. */
final class LearnStage implements Stage {

    private static final String NOTE = "learn";

    private final Estates estates;
    private final Feedback feedback;
    private final Facts facts;
    private final RunNotes notes;

    LearnStage(Estates estates, Feedback feedback, Facts facts, RunNotes notes) {
        this.estates = estates;
        this.feedback = feedback;
        this.facts = facts;
        this.notes = notes;
    }

    /** @param proposed facts that are new */
    record Learned(int proposed) {}

    @Override
    public String name() {
        return "learn";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        String job = run.job().name();
        List<Feedback.Entry> open = feedback.open(job);
        int proposed = 0;
        if (!open.isEmpty()) {
            List<Crawled> crawled = Crawled.of(notes, run);
            Estate estate = EstatePart.estate(estates.present(run, crawled));
            Lessons lessons = new Lessons(job, estate);
            for (Feedback.Entry entry : open) {
                proposed += lessons.of(entry).filter(facts::propose).isPresent() ? 1 : 0;
            }
            for (Facts.Proposal pattern : lessons.patterns(feedback.onFindings(job))) {
                proposed += facts.propose(pattern) ? 1 : 0;
            }
            open.forEach(entry -> feedback.learned(entry.id()));
        }
        notes.save(run.id(), NOTE, new Learned(proposed));
        return false;
    }

    @Override
    public String summary(RunContext run) {
        int proposed =
                notes.find(run.id(), NOTE, Learned.class).map(Learned::proposed).orElse(0);
        return proposed == 0 ? "nothing to propose" : Counted.of(proposed, "fact") + " proposed: plumbline facts list";
    }
}
