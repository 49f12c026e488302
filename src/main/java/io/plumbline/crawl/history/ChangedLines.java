package io.plumbline.crawl.history;

/** One side of a diff: its lines, their numbers, and which of them are changed. */
final class ChangedLines {

    private final TextLines text;
    private final int[] numbers;
    private final boolean[] changed;

    ChangedLines(TextLines text, int[] numbers) {
        this.text = text;
        this.numbers = numbers;
        this.changed = new boolean[numbers.length];
    }

    int size() {
        return numbers.length;
    }

    int number(int line) {
        return numbers[line];
    }

    /** False beyond either end. */
    boolean changed(int line) {
        return line >= 0 && line < changed.length && changed[line];
    }

    void mark(int line) {
        changed[line] = true;
    }

    void unmark(int line) {
        changed[line] = false;
    }

    int indent(int line) {
        return text.indent(line);
    }
}
