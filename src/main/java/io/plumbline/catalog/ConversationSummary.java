package io.plumbline.catalog;

import io.plumbline.catalog.Conversations.Turn;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Sums up the turns before the last ones: a line each, the question and the first words of its answer. */
final class ConversationSummary {

    /** Characters of a question, and of an answer. */
    private static final int WORDS = 120;

    /** Lines that are kept; of still earlier turns only the number is told. */
    private static final int LINES = 40;

    private ConversationSummary() {}

    /** @param window last turns that are left out */
    static String of(List<Turn> turns, int window) {
        List<Turn> earlier = turns.subList(0, Math.max(0, turns.size() - window));
        int left = Math.max(0, earlier.size() - LINES);
        List<String> lines = new ArrayList<>();
        if (left > 0) {
            lines.add("(" + left + " earlier " + (left == 1 ? "turn" : "turns") + ")");
        }
        earlier.subList(left, earlier.size()).forEach(turn -> lines.add(line(turn)));
        return String.join("\n", lines);
    }

    private static String line(Turn turn) {
        String answer = turn.answer();
        return turn.number() + ". " + turn.asked().atZone(ZoneOffset.UTC).toLocalDate() + " " + cut(turn.question())
                + " - " + (answer == null ? "(broken off)" : answer.isBlank() ? "(nothing)" : cut(answer));
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WORDS - 1)) + "…";
    }
}
