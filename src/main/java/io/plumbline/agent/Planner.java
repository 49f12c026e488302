package io.plumbline.agent;

import io.plumbline.agent.Names.Mention;
import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a question into a plan, by the same rules each time. Not safe for concurrent use. */
final class Planner {

    private static final int MOST_NAMES = 8;

    private final Knowledge knowledge;
    private final Names names;
    private final Lineage lineage;
    private final Listings listings;

    Planner(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.names = new Names(knowledge);
        this.lineage = lineage;
        this.listings = new Listings(knowledge);
    }

    /** A thing that was understood, and how. */
    private record Subject(@Nullable Artifact node, List<Mark> marks, String note) {}

    /** A column that was understood; the name is null where none was. */
    private record Field(@Nullable String name, List<Mark> marks) {}

    Plan plan(String text) {
        Question read = dotted(Question.of(text));
        List<Mention> exact = names.exact(read);
        if (!exact.isEmpty()) {
            Mention first = subject(exact, read);
            return first.nodes().size() > 1
                    ? ambiguous(text, first)
                    : about(read, new Subject(first.nodes().get(0), List.of(first.mark()), ""));
        }
        String masked = read.masked(List.of());
        if (Intent.COLUMN_HOLDERS.fits(masked, false, false, true)) {
            Optional<String> column = columnName(read);
            if (column.isPresent()) {
                return step(text, "", Intent.COLUMN_HOLDERS, Map.of("column", column.get()));
            }
        }
        Optional<Filter> filter =
                Intent.LIST.fits(masked, false, false, false) ? listings.read(read) : Optional.empty();
        if (filter.isPresent()) {
            boolean count = masked.contains(" how many ") || masked.contains(" number of ");
            return step(
                    text, "", Intent.LIST, Map.of("select", filter.get().toString(), "names", String.valueOf(!count)));
        }
        return unnamed(read, masked);
    }

    /** The thing that is asked about: one that has a column of another's name, else the first. */
    private Mention subject(List<Mention> mentions, Question question) {
        for (Mention mention : mentions) {
            List<String> columns = mention.nodes().size() > 1
                    ? List.of()
                    : lineage.columns(mention.nodes().get(0).id());
            boolean holds = mentions.stream()
                    .filter(other -> !other.equals(mention)
                            && other.mark().to() - other.mark().from() == 1)
                    .map(other -> question.words().get(other.mark().from()).lower())
                    .anyMatch(columns::contains);
            if (holds) {
                return mention;
            }
        }
        return mentions.get(0);
    }

    /** Nothing was named in full: a misspelled name, a part of one, or nothing at all. */
    private Plan unnamed(Question question, String masked) {
        for (int i = 0; i < question.words().size(); i++) {
            Word word = question.words().get(i);
            if (word.identifier()) {
                Optional<Artifact> near = names.near(word.text());
                if (near.isPresent()) {
                    String note = "There is no " + word.text() + "; did you mean " + Phrases.plain(near.get()) + "?";
                    return about(question, new Subject(near.get(), List.of(new Mark(i, i + 1, "§n")), note));
                }
                if (word.text().indexOf('_') > 0) {
                    return Plan.reply(question.text(), "Nothing here is named " + word.text() + ".");
                }
            }
        }
        Optional<Mention> part = names.part(question);
        if (part.isPresent()) {
            Mention mention = part.get();
            Intent intent = intent(question.masked(List.of(mention.mark())), true, false);
            boolean structural = intent != Intent.DESCRIPTION;
            if (mention.nodes().size() == 1) {
                return about(question, new Subject(mention.nodes().get(0), List.of(mention.mark()), ""));
            }
            if (structural) {
                return ambiguous(question.text(), mention);
            }
        }
        for (Intent intent : List.of(Intent.CHANGES, Intent.FINDINGS)) {
            if (intent.fits(masked, false, false, false)) {
                return step(question.text(), "", intent, everything(intent, question));
            }
        }
        return search(question.text());
    }

    private Plan about(Question question, Subject subject) {
        Artifact node = subject.node();
        if (node == null) {
            return search(question.text());
        }
        Field field = column(question, subject);
        List<Mark> marks = new ArrayList<>(subject.marks());
        marks.addAll(field.marks());
        String masked = question.masked(marks);
        Intent intent = intent(masked, true, field.name() != null);
        Map<String, String> inputs = new TreeMap<>(Map.of("node", node.id()));
        if (field.name() != null) {
            inputs.put("column", field.name());
        }
        if (intent == Intent.CHANGES) {
            inputs.putAll(everything(intent, question));
        }
        if (intent == Intent.SETTING) {
            inputs.put("setting", Settings.named(masked));
        }
        return new Plan(
                question.text(), subject.note(), List.of(new Plan.Step(intent.tool(), inputs, intent.evidence())));
    }

    private static Intent intent(String masked, boolean node, boolean column) {
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.fits(masked, node, column, column))
                .findFirst()
                .orElse(Intent.DESCRIPTION);
    }

    private static Map<String, String> everything(Intent intent, Question question) {
        if (intent != Intent.CHANGES) {
            return Map.of("node", "*");
        }
        List<Word> words = question.words();
        Map<String, String> inputs = new TreeMap<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            String next = words.get(i + 1).text();
            if (words.get(i).lower().matches("since|against|from")
                    && !words.get(i + 1).plain()) {
                inputs.put(day(next) ? "from" : "since", next);
            }
        }
        return inputs;
    }

    private static boolean day(String word) {
        try {
            LocalDate.parse(word);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Plan search(String text) {
        return new Plan(
                text,
                "Nothing here answers this directly. The nearest passages:",
                List.of(new Plan.Step("passages", Map.of("question", text), "the passages themselves")));
    }

    private static Plan step(String question, String note, Intent intent, Map<String, String> inputs) {
        return new Plan(question, note, List.of(new Plan.Step(intent.tool(), inputs, intent.evidence())));
    }

    private static Plan ambiguous(String question, Mention mention) {
        String others = mention.nodes().stream()
                .limit(MOST_NAMES)
                .map(node -> Phrases.plain(node) + " (" + Phrases.kind(node) + ")")
                .collect(Collectors.joining(", "));
        int more = mention.nodes().size() - MOST_NAMES;
        return Plan.reply(
                question, "Which one do you mean: " + others + (more > 0 ? " or " + more + " more" : "") + "?");
    }

    /** The question with {@code node.column} in two words, where the first part names a node and the whole does not. */
    private Question dotted(Question question) {
        List<Word> words = new ArrayList<>();
        for (Word word : question.words()) {
            int dot = word.text().lastIndexOf('.');
            boolean apart = dot > 0
                    && names.exact(new Question("", List.of(word))).isEmpty()
                    && !names.exact(Question.of(word.text().substring(0, dot))).isEmpty();
            if (apart) {
                words.add(new Word(word.text().substring(0, dot), true));
                words.add(new Word(word.text().substring(dot + 1), true));
            } else {
                words.add(word);
            }
        }
        return new Question(question.text(), words);
    }

    /** The column of the subject that the other words name. */
    private Field column(Question question, Subject subject) {
        List<Word> words = question.words();
        String id = subject.node() == null ? "" : subject.node().id();
        Set<String> columns = new LinkedHashSet<>(lineage.columns(id));
        for (int size = 3; size > 0; size--) {
            for (int from = 0; from + size <= words.size(); from++) {
                int start = from;
                int end = from + size;
                boolean taken = subject.marks().stream().anyMatch(mark -> start < mark.to() && mark.from() < end);
                boolean named = from > 0 && words.get(from - 1).lower().matches("column|field");
                List<Word> window = words.subList(from, end);
                if (taken || !named && window.stream().anyMatch(Word::plain)) {
                    continue;
                }
                String said = Names.normal(window.stream().map(Word::text).collect(Collectors.joining()));
                for (String column : columns) {
                    if (Names.normal(column).equals(said)) {
                        return new Field(column, List.of(new Mark(from, end, "§c")));
                    }
                }
            }
        }
        return new Field(null, List.of());
    }

    /** A column that some node declares and the question names. */
    private Optional<String> columnName(Question question) {
        Set<String> declared = knowledge
                .estate()
                .models()
                .flatMap(model -> lineage.columns(model.id()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return question.words().stream()
                .filter(word -> !word.plain())
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .filter(declared::contains)
                .findFirst();
    }
}
