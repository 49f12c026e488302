package io.plumbline.agent;

import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import io.plumbline.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans what to tell of the one thing that a question is about, or of a column of it. Immutable. */
final class AboutOne {

    /** Columns that are named where one is not there. */
    private static final int MOST_COLUMNS = 8;

    private static final Set<Intent> OF_COLUMNS = Set.of(Intent.COLUMN_ORIGIN, Intent.COLUMN_USERS, Intent.DESCRIPTION);

    private final Knowledge knowledge;
    private final Lineage lineage;
    private final Names names;
    private final Listings listings;
    private final Fields fields;

    AboutOne(Knowledge knowledge, Lineage lineage, Names names, Listings listings, Fields fields) {
        this.knowledge = knowledge;
        this.lineage = lineage;
        this.names = names;
        this.listings = listings;
        this.fields = fields;
    }

    /**
     * A thing that was understood, and how.
     *
     * @param note how its name was understood; empty for as it was said
     */
    record Subject(Artifact node, List<Mark> marks, String note) {

        Subject {
            marks = List.copyOf(marks);
        }
    }

    Plan plan(Question question, Subject subject) {
        Fields.Field field = fields.of(question, subject.node(), subject.marks());
        Optional<Mark> lost = field.name() == null ? lost(question, subject.marks()) : Optional.empty();
        if (lost.isPresent()) {
            String said = question.words().get(lost.get().from()).text();
            String near = knowledge
                    .nearest(said, lineage.columns(subject.node().id()))
                    .orElse(null);
            if (near == null) {
                return Plan.reply(question.text(), missing(subject.node(), said));
            }
            String note = Phrases.plain(subject.node()) + " has no column " + said + "; did you mean " + near + "?";
            return told(
                    question,
                    new Subject(subject.node(), subject.marks(), note),
                    new Fields.Field(near, List.of(lost.get())));
        }
        return told(question, subject, field);
    }

    /** A word that looks like a name and is none, where a column is asked for. */
    private Optional<Mark> lost(Question question, List<Mark> marks) {
        List<Word> words = question.words();
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            boolean taken = marks.stream().anyMatch(mark -> mark.from() <= at && at < mark.to());
            boolean named = words.get(i).text().indexOf('_') > 0
                    && !Settings.is(words.get(i).lower());
            if (taken
                    || !named
                    || !names.exact(new Question("", List.of(words.get(i)))).isEmpty()) {
                continue;
            }
            List<Mark> all = new ArrayList<>(marks);
            Mark mark = new Mark(i, i + 1, "§c");
            all.add(mark);
            if (OF_COLUMNS.contains(Planner.intent(Cues.of(question.masked(all)), true))) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    /** That there is no such column, with those that have its name in theirs. */
    private String missing(Artifact node, String said) {
        List<String> columns = lineage.columns(node.id());
        List<String> alike = columns.stream()
                .filter(column -> column.contains(said.toLowerCase(Locale.ROOT)))
                .limit(MOST_COLUMNS)
                .toList();
        return columns.isEmpty()
                ? "The columns of " + Phrases.plain(node) + " are not known here."
                : Phrases.plain(node) + " has no column " + said + " that its SQL or YAML names"
                        + (alike.isEmpty() ? "." : "; it has " + Phrases.listed(alike) + ".");
    }

    private Plan told(Question question, Subject subject, Fields.Field field) {
        Artifact node = subject.node();
        List<Mark> marks = new ArrayList<>(subject.marks());
        marks.addAll(field.marks());
        String masked = question.masked(marks);
        Set<Cue> cues = Cues.of(masked);
        Intent intent = Planner.intent(cues, field.name() != null);
        boolean formula = node instanceof Metric
                && cues.contains(Cue.COMPUTE)
                && (intent == Intent.DESCRIPTION
                        || intent == Intent.READS && (!cues.contains(Cue.UP) || masked.contains(" formula ")));
        String note = subject.note();
        if (intent != Intent.CHANGES && intent != Intent.REVIEW) {
            note = joined(note, Cues.missed(question, marks));
        }
        if (!node.enabled()) {
            note = joined(disabled(node), note);
        }
        if (intent == Intent.USAGE && knowledge.estate().accounts().isEmpty()) {
            intent = Intent.READ_BY;
            note = joined(note, "No account is known here, so nothing tells how often; what reads it in the projects:");
        }
        intent = formula ? Intent.FORMULA : intent;
        Map<String, String> inputs = inputs(intent, question, node, field.name(), cues);
        List<Plan.Step> steps = new ArrayList<>();
        if (intent == Intent.SETTING) {
            Settings.named(masked)
                    .forEach(setting ->
                            steps.add(Planner.step(Intent.SETTING, Map.of("node", node.id(), "setting", setting))));
        } else {
            steps.add(Planner.step(intent, inputs));
        }
        if (intent == Intent.ADVICE && !knowledge.estate().accounts().isEmpty()) {
            steps.add(Planner.step(Intent.COST, Map.of("node", node.id())));
        }
        return new Plan(question.text(), note, steps);
    }

    private Map<String, String> inputs(
            Intent intent, Question question, Artifact node, @Nullable String column, Set<Cue> cues) {
        Map<String, String> inputs = new TreeMap<>(Map.of("node", node.id()));
        if (column != null) {
            inputs.put("column", column);
        }
        if (intent == Intent.COLUMNS && cues.contains(Cue.DOC)) {
            inputs.put("described", "true");
        }
        if (intent == Intent.READ_BY) {
            listings.kind(question).ifPresent(kind -> inputs.put("kind", kind));
        }
        if (intent == Intent.CHANGES || intent == Intent.REVIEW) {
            inputs.putAll(Inputs.of(intent, question));
        }
        return inputs;
    }

    /** That it is disabled; where a package is missing, its configuration may not be known. */
    private String disabled(Artifact node) {
        List<String> missing = lineage.uninstalled();
        return Phrases.plain(node) + " is disabled here"
                + (missing.isEmpty()
                        ? "."
                        : ", as far as can be told where " + Phrases.listed(missing)
                                + (missing.size() == 1 ? " is" : " are") + " not installed.");
    }

    private static String joined(String one, String other) {
        return (one + " " + other).strip();
    }
}
