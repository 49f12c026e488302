package io.plumbline.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of a Markdown table under its headings.
 *
 * @param header index of the line of headings; the row itself where the table has none here
 * @param row index of the row
 * @param said {@code source: courier; whom to call: the hotline}
 */
record TableRow(int header, int row, String said) {

    /** The row that has most of the words, of the table that a line is in. */
    static TableRow at(String[] text, int line, Set<String> words) {
        int first = line;
        while (first > 0 && isRow(text[first - 1])) {
            first--;
        }
        int last = line;
        while (last + 1 < text.length && isRow(text[last + 1])) {
            last++;
        }
        boolean headed = first + 2 <= last && text[first + 1].matches("[\\s|:-]+");
        int best = headed ? first + 2 : line;
        for (int i = best; headed && i <= last; i++) {
            best = hits(text[i], words) > hits(text[best], words) ? i : best;
        }
        List<String> cells = cells(text[best]);
        List<String> names = headed ? cells(text[first]) : List.of();
        String said = IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .mapToObj(i ->
                        i < names.size() && !names.get(i).isEmpty() ? names.get(i) + ": " + cells.get(i) : cells.get(i))
                .collect(Collectors.joining("; "));
        return new TableRow(headed ? first : best, best, Phrases.sentence(said));
    }

    private static boolean isRow(String line) {
        return line.strip().startsWith("|");
    }

    private static long hits(String line, Set<String> words) {
        return Terms.shown(line).stream().filter(words::contains).count();
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\|", "").replaceAll("\\|$", "");
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }
}
