package io.plumbline.agent;

import io.plumbline.agent.Question.Mark;
import io.plumbline.index.WordScores;
import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of rules what their pages say: what they find, why it matters, what to do about it. */
final class RulePages implements Tool {

    private static final int MOST_WORDS = 6;

    private final Knowledge knowledge;

    RulePages(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** A rule that a question names. */
    record Named(RuleInfo rule, Mark mark) {}

    @Override
    public Intent intent() {
        return Intent.RULE;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String id = inputs.getOrDefault("rule", "");
        return find(id).stream()
                .flatMap(rule -> {
                    List<Draft> drafts = new ArrayList<>();
                    drafts.add(Draft.at(
                            Phrases.sentence("The rule `" + id + "` finds: " + rule.summary()),
                            List.of(),
                            "rule " + id));
                    drafts.addAll(explained(id));
                    return drafts.stream();
                })
                .toList();
    }

    /** Why a rule is there, and what to do about its findings. */
    List<Draft> explained(String id) {
        return find(id).stream()
                .flatMap(rule ->
                        Stream.of(said("Why `" + id + "`: ", rule.why(), id), said("What to do: ", rule.remedy(), id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What to do about a rule's findings. */
    List<Draft> remedy(String id) {
        return find(id).flatMap(rule -> said("What to do about `" + id + "`: ", rule.remedy(), id)).stream()
                .toList();
    }

    private static Optional<Draft> said(String start, String text, String id) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(Draft.at(Phrases.sentence(start + text), List.of(), "rule " + id));
    }

    Optional<RuleInfo> find(String id) {
        return knowledge.rules().stream()
                .filter(rule -> rule.id().equals(id) || rule.aliases().contains(id))
                .findFirst();
    }

    /** The rules whose pages hold every telling word of a question, the nearest first, two at most. */
    List<String> search(String question) {
        List<Chunk> chunks = knowledge.rules().stream()
                .map(rule -> Chunk.of(
                        "rules",
                        "",
                        new Locator.Query("rule " + rule.id()),
                        null,
                        "rule",
                        rule.id(),
                        rule.summary() + "\n" + rule.why() + "\n" + rule.remedy()))
                .toList();
        return new WordScores(chunks)
                .best(question, 2).stream()
                        .filter(chunk -> WordScores.holdsAll(question, chunk))
                        .map(Chunk::context)
                        .toList();
    }

    /** The result of the query {@code rule ID}. */
    List<String> lines(String id) {
        return find(id).map(rule -> List.of(
                        rule.id(), rule.summary(), rule.area().label(), rule.why(), rule.example(), rule.remedy()))
                .orElse(List.of());
    }

    /** The rule that a question names by its id, or by the id's words where it speaks of rules or findings. */
    Optional<Named> named(Question question) {
        String text = question.text().toLowerCase(Locale.ROOT);
        boolean speaks = text.matches("(?s).*\\b(rules?|findings?|flag(s|ged)?|fix|remedy|resolve)\\b.*");
        if (!speaks && !text.matches("(?s).*\\w[-_]\\w.*")) {
            return Optional.empty();
        }
        Map<String, RuleInfo> rules = knowledge.rules().stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule.id()), rule.aliases().stream())
                        .map(name -> Map.entry(Names.normal(name), rule)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
        List<Question.Word> words = question.words();
        for (int size = speaks ? MOST_WORDS : 1; size > 0; size--) {
            for (int from = 0; from + size <= words.size(); from++) {
                String said = words.subList(from, from + size).stream()
                        .map(Question.Word::text)
                        .collect(Collectors.joining());
                RuleInfo rule = Names.forms(Names.normal(said)).stream()
                        .flatMap(form -> Stream.ofNullable(rules.get(form)))
                        .findFirst()
                        .orElse(null);
                if (rule != null && (size > 1 || said.contains("-") || said.contains("_") || speaks)) {
                    return Optional.of(new Named(rule, new Mark(from, from + size, "§r")));
                }
            }
        }
        return Optional.empty();
    }
}
