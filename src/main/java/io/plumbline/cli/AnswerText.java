package io.plumbline.cli;

import io.plumbline.agent.Answer;
import io.plumbline.agent.Plan;
import io.plumbline.agent.Sentence;
import io.plumbline.model.Citation;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer for a person: the sentences first, then what proves them, numbered. */
final class AnswerText {

    private static final int SHOWN = 90;

    /** Lines of a fix's diff; plumbline fix prints all of them. */
    private static final int DIFF = 60;

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private AnswerText() {}

    static List<String> of(Answer answer, boolean colour) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<String> cited = new ArrayList<>();
        if (!answer.note().isEmpty()) {
            lines.add(Terminal.plain(answer.note()));
        }
        for (Sentence sentence : answer.sentences()) {
            StringBuilder marks = new StringBuilder();
            for (Citation citation : sentence.citations()) {
                String key = citation.source() + "\n" + citation.locator();
                if (!numbers.containsKey(key)) {
                    numbers.put(key, numbers.size() + 1);
                    cited.add(line(numbers.size(), citation, colour));
                    cited.addAll(diff(citation));
                }
                marks.append('[').append(numbers.get(key)).append(']');
            }
            lines.add(names(Terminal.plain(sentence.text()), colour) + " " + dim(marks.toString(), colour));
        }
        if (!cited.isEmpty()) {
            lines.add("");
            lines.addAll(cited);
        }
        if (answer.dropped() > 0) {
            lines.add("");
            lines.add(answer.dropped() + (answer.dropped() == 1 ? " sentence is" : " sentences are")
                    + " left out: no citation proved " + (answer.dropped() == 1 ? "it." : "them."));
        }
        if (!answer.remark().isEmpty()) {
            lines.add("");
            lines.add(Terminal.plain(answer.remark()));
        }
        return lines;
    }

    /** A plan for a person: one tool a line. */
    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (!plan.note().isEmpty()) {
            lines.add(Terminal.plain(plan.note()));
        }
        for (Plan.Step step : plan.steps()) {
            lines.add(Terminal.plain((lines.size() + 1) + ". " + step));
            lines.add(Terminal.plain("   evidence: " + step.evidence()));
        }
        return lines;
    }

    /** The diff of a fix, which is what somebody asked for it wants to see; none for any other citation. */
    private static List<String> diff(Citation citation) {
        boolean fix = citation.locator() instanceof Locator.Query query
                && query.text().startsWith("fix ");
        return fix
                ? citation.quote()
                        .lines()
                        .skip(1)
                        .limit(DIFF)
                        .map(line -> "    " + Terminal.plain(line))
                        .toList()
                : List.of();
    }

    private static String line(int number, Citation citation, boolean colour) {
        String quote = citation.quote().lines().findFirst().orElse("").strip();
        String shown = quote.codePointCount(0, quote.length()) <= SHOWN
                ? quote
                : quote.substring(0, quote.offsetByCodePoints(0, SHOWN - 1)) + "…";
        boolean more =
                citation.locator() instanceof Locator.Query && citation.quote().contains("\n");
        return Terminal.plain("[" + number + "] " + citation.locator()) + "  "
                + dim(Terminal.plain(shown + (more ? " …" : "")), colour);
    }

    /** Names in bold instead of between backticks. */
    private static String names(String text, boolean colour) {
        return colour ? text.replaceAll("`([^`]*)`", BOLD + "$1" + PLAIN) : text.replace("`", "");
    }

    private static String dim(String text, boolean colour) {
        return colour ? DIM + text + PLAIN : text;
    }
}
