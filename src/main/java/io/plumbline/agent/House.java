package io.plumbline.agent;

import io.plumbline.model.Artifact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people of the house taught: words of theirs for things, and statements on things. Only what was accepted counts. */
final class House implements Tool {

    private final Knowledge knowledge;

    House(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Intent intent() {
        return Intent.HOUSE_FACTS;
    }

    /** A question in the estate's own names, and what to say about that. */
    record Read(String question, String note) {}

    /** The question with house words replaced by the names of what they mean. */
    Read read(String question) {
        String text = question;
        List<String> notes = new ArrayList<>();
        List<HouseFact> terms = knowledge.facts().stream()
                .filter(fact -> !fact.term().isEmpty())
                .sorted(Comparator.comparingInt((HouseFact fact) -> -fact.term().length())
                        .thenComparing(HouseFact::number))
                .toList();
        for (HouseFact fact : terms) {
            Artifact node = knowledge.estate().artifact(fact.node()).orElse(null);
            Matcher said = Pattern.compile(
                            "(?<![\\p{L}\\p{N}_])" + Pattern.quote(fact.term()) + "(?![\\p{L}\\p{N}_])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text);
            if (node != null && said.find()) {
                text = said.replaceAll(Matcher.quoteReplacement(Phrases.plain(node)));
                notes.add(fact.term() + " means " + Phrases.plain(node) + " here (fact " + fact.number() + ").");
            }
        }
        return new Read(text, String.join(" ", notes));
    }

    /** Whether there is a statement on a thing. */
    boolean knows(String node) {
        return knowledge.facts().stream()
                .anyMatch(fact -> fact.term().isEmpty() && fact.node().equals(node));
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        return knowledge.facts().stream()
                .filter(fact -> fact.term().isEmpty() && fact.node().equals(inputs.get("node")))
                .map(fact -> Draft.at(
                        Phrases.sentence("People here say: " + fact.says()) + " (Fact " + fact.number() + ", "
                                + fact.origin() + ".)",
                        List.of(),
                        "fact " + fact.number()))
                .toList();
    }

    /** The result of the query {@code fact NUMBER}. */
    List<String> lines(String number) {
        return knowledge.facts().stream()
                .filter(fact -> String.valueOf(fact.number()).equals(number))
                .map(fact -> List.of("fact " + fact.number(), fact.says(), fact.origin()))
                .findFirst()
                .orElse(List.of());
    }
}
