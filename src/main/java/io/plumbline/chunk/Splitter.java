package io.plumbline.chunk;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines into pieces that fit a number of tokens, where the text itself pauses. */
final class Splitter {

    /**
     * Lines that fit.
     *
     * @param text the lines joined by {@code \n}, or a part of one line that is too long by itself
     */
    record Piece(int line, int endLine, String text) {}

    private Splitter() {}

    /** Pieces from the first line to the last, inclusive and 1-based, without blank lines at their ends. */
    static List<Piece> split(List<String> lines, int first, int last, int tokens) {
        List<Piece> pieces = new ArrayList<>();
        int from = first;
        while (from <= last) {
            if (lines.get(from - 1).isBlank()) {
                from++;
            } else if (Tokens.estimate(lines.get(from - 1)) > tokens) {
                longLine(lines.get(from - 1), from, tokens, pieces);
                from++;
            } else {
                int to = end(lines, from, last, tokens);
                add(lines, from, to, pieces);
                from = to + 1;
            }
        }
        return pieces;
    }

    private static void add(List<String> lines, int from, int to, List<Piece> pieces) {
        int end = to;
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        pieces.add(new Piece(from, end, String.join("\n", lines.subList(from - 1, end))));
    }

    /** As many lines as fit; where not all do, the best place to stop in the second half of those. */
    private static int end(List<String> lines, int from, int last, int tokens) {
        int used = 0;
        int to = from - 1;
        while (to < last) {
            used += Tokens.estimate(lines.get(to));
            if (used > tokens) {
                break;
            }
            to++;
        }
        if (to == last) {
            return last;
        }
        int best = to;
        int least = pause(lines, to);
        for (int line = to - 1; line >= from + (to - from) / 2; line--) {
            if (pause(lines, line) < least) {
                least = pause(lines, line);
                best = line;
            }
        }
        return best;
    }

    /** How little the text pauses after a line: 0 beside a blank line, else the indentation of what follows. */
    private static int pause(List<String> lines, int line) {
        String next = lines.get(line);
        if (next.isBlank() || lines.get(line - 1).isBlank()) {
            return 0;
        }
        return 1 + next.length() - next.stripLeading().length();
    }

    private static void longLine(String text, int line, int tokens, List<Piece> pieces) {
        int start = 0;
        while (start < text.length()) {
            int end = Tokens.fit(text, start, tokens);
            int word = end;
            while (end < text.length()
                    && word > start + (end - start) / 2
                    && !Character.isWhitespace(text.charAt(word))) {
                word--;
            }
            int cut = end < text.length() && Character.isWhitespace(text.charAt(word)) ? word : end;
            String part = text.substring(start, cut);
            if (!part.isBlank()) {
                pieces.add(new Piece(line, line, part));
            }
            start = cut;
        }
    }
}
