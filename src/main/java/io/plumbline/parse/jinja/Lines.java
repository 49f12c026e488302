package io.plumbline.parse.jinja;

import java.util.Arrays;

/** The 1-based line of an offset. */
final class Lines {

    private final int[] breaks;

    Lines(String text) {
        breaks = find(text);
    }

    private static int[] find(String text) {
        int[] found = new int[16];
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }

    int at(int offset) {
        int index = Arrays.binarySearch(breaks, offset);
        return (index < 0 ? -index - 1 : index) + 1;
    }
}
