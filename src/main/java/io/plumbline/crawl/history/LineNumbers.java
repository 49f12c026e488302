package io.plumbline.crawl.history;

import java.util.Arrays;

/** Gives equal lines of two texts one number, and counts how often each number stands on either side. */
final class LineNumbers {

    final int[] left;
    final int[] right;
    private final int[] leftCount;
    private final int[] rightCount;

    private final int[] slots;
    private final TextLines[] sampleText;
    private final int[] sampleLine;
    private int known;

    LineNumbers(TextLines left, TextLines right) {
        int all = left.count() + right.count();
        int size = Integer.highestOneBit(Math.max(8, all)) << 2;
        this.slots = new int[size];
        Arrays.fill(slots, -1);
        this.sampleText = new TextLines[all];
        this.sampleLine = new int[all];
        this.left = number(left);
        this.right = number(right);
        this.leftCount = count(this.left);
        this.rightCount = count(this.right);
    }

    private int[] number(TextLines text) {
        int[] numbers = new int[text.count()];
        for (int line = 0; line < numbers.length; line++) {
            numbers[line] = number(text, line);
        }
        return numbers;
    }

    private int number(TextLines text, int line) {
        int mask = slots.length - 1;
        int slot = text.hash(line) & mask;
        while (slots[slot] >= 0) {
            int candidate = slots[slot];
            if (text.same(line, sampleText[candidate], sampleLine[candidate])) {
                return candidate;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = known;
        sampleText[known] = text;
        sampleLine[known] = line;
        return known++;
    }

    private int[] count(int[] numbers) {
        int[] counts = new int[known];
        for (int number : numbers) {
            counts[number]++;
        }
        return counts;
    }

    int onLeft(int number) {
        return leftCount[number];
    }

    int onRight(int number) {
        return rightCount[number];
    }
}
