package io.plumbline.agent;

import io.plumbline.agent.Question.Word;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads what else a tool has to know out of a question: since when, or the cost of what. */
final class Inputs {

    private Inputs() {}

    static Map<String, String> of(Intent intent, Question question) {
        String text = question.text().toLowerCase(Locale.ROOT);
        if (intent == Intent.COST
                && text.matches("(?s).*\\bcredits?\\b.*\\b(cost|price)s?\\b.*|.*price of a credit.*")) {
            return Map.of("of", "credit");
        }
        if (intent == Intent.COST
                && text.matches("(?s).*\\b(most|dearest|top|expensive|highest|biggest|largest|costliest)\\b.*")) {
            return Map.of(
                    "of",
                    text.contains("warehouse")
                            ? "warehouse"
                            : text.contains("test") ? "test" : text.contains("model") ? "model" : "node");
        }
        if (intent == Intent.ADVICE) {
            return Map.of(
                    "goal",
                    text.matches("(?s).*\\b(money|costs?|credits?|bill|spend|spending|cheaper|savings?|save)\\b.*")
                            ? "money"
                            : text.matches("(?s).*\\bfirst\\b.*") ? "all" : "speed");
        }
        if (intent != Intent.CHANGES && intent != Intent.REVIEW) {
            return Map.of();
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
}
