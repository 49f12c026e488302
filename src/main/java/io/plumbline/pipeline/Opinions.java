package io.plumbline.pipeline;

import io.plumbline.catalog.Conversations;
import io.plumbline.catalog.Conversations.Turn;
import io.plumbline.catalog.Feedback;
import io.plumbline.catalog.Feedback.Kind;
import io.plumbline.catalog.Feedback.Said;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.model.Redaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say about answers and findings, with secrets masked. Safe for concurrent use. */
public final class Opinions {

    private final Conversations conversations;
    private final Feedback feedback;
    private final Findings findings;
    private final Runs runs;
    private final EvaluationSet evaluation;

    Opinions(Conversations conversations, Feedback feedback, Findings findings, Runs runs, EvaluationSet evaluation) {
        this.conversations = conversations;
        this.feedback = feedback;
        this.findings = findings;
        this.runs = runs;
        this.evaluation = evaluation;
    }

    /**
     * Stores what is said of an answer.
     *
     * @param number of the turn; null for the last answered one
     * @return what was stored, for the person
     * @throws UserError of kind INPUT where there is no such answer
     */
    public String onTurn(String person, String name, @Nullable Integer number, Kind kind, String note) {
        Conversations.Conversation conversation = conversations
                .find(person, name)
                .orElseThrow(() -> UserError.input(
                        person + " has no conversation \"" + name + "\"", "All of them: plumbline conversations list"));
        List<Turn> answered = conversations.turns(conversation.id()).stream()
                .filter(turn -> turn.answered() && (number == null || turn.number() == number))
                .toList();
        if (answered.isEmpty()) {
            throw UserError.input(
                    "conversation \"" + name + "\" has no answered turn" + (number == null ? "" : " " + number),
                    "Its turns: plumbline conversations show " + name);
        }
        Turn turn = answered.get(answered.size() - 1);
        long id = feedback.save(
                new Said(person, kind, turn.about(), turn.question(), turn.subject(), null, null, null, masked(note)));
        String set = kind == Kind.UP ? "; its question is in " + evaluation.add(person, turn) : "";
        return "Feedback " + id + " on turn " + turn.number() + " of " + name + set + ".";
    }

    /**
     * Stores what is said of a finding of a job's last completed run.
     *
     * @param start the first digits of its fingerprint, at least 6
     * @return what was stored, for the person
     * @throws UserError of kind INPUT where no finding, or more than one, begins like that
     */
    public String onFinding(String person, String job, String start, Kind kind, String note) {
        Optional<RunRecord> last = runs.lastCompleted(job);
        List<Finding> found = last.stream()
                .flatMap(run -> findings.of(run.id()).current().stream())
                .filter(finding -> start.length() >= 6 && finding.fingerprint().startsWith(start))
                .toList();
        if (found.size() != 1) {
            throw UserError.input(
                    found.size() + " findings of job " + job + " begin with \"" + start + "\"; expected one",
                    "Give six digits or more of a fingerprint of its report.json.");
        }
        Finding finding = found.get(0);
        long id = feedback.save(new Said(
                person,
                kind,
                job,
                null,
                finding.subject(),
                finding.fingerprint(),
                finding.rule(),
                finding.location().path(),
                masked(note)));
        return "Feedback " + id + " on " + finding.rule() + " at " + finding.location() + ".";
    }

    private static String masked(String note) {
        return new Redaction().text(note.strip());
    }
}
