package io.plumbline.crawl.history;

import java.util.Arrays;

/** The pairs of neighbouring letters and digits of a line, without case, to say how alike two lines are. */
record LetterPairs(int[] sorted) {

    private static final int MOST = 2000;

    static LetterPairs of(TextLines text, int line) {
        int[] pairs = new int[Math.min(MOST, text.end(line) - text.start(line))];
        int n = 0;
        int before = 0;
        for (int i = text.start(line); i < text.end(line) && n < pairs.length; i++) {
            int c = text.bytes()[i] & 0xff;
            if (c <= ' ') {
                before = 0;
                continue;
            }
            int letter = Character.toLowerCase(c);
            pairs[n++] = before << 8 | letter;
            before = letter;
        }
        int[] sorted = Arrays.copyOf(pairs, n);
        Arrays.sort(sorted);
        return new LetterPairs(sorted);
    }

    /** Dice's coefficient, 0 to 1. */
    double likeness(LetterPairs other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < sorted.length && j < other.sorted.length) {
            int order = Integer.compare(sorted[i], other.sorted[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = sorted.length + other.sorted.length;
        return all == 0 ? 1 : 2.0 * common / all;
    }
}
