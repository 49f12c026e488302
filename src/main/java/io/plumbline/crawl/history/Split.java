package io.plumbline.crawl.history;

/**
 * How bad it is to cut a text before a line, from the indentation and blank lines around the cut.
 *
 * @param indent columns, summed over the cuts; a deeper cut is worse
 * @param penalty further badness
 */
record Split(int indent, int penalty) implements Comparable<Split> {

    private static final int MAX_BLANKS = 20;
    private static final int INDENT_WEIGHT = 60;
    private static final int START_OF_FILE = 1;
    private static final int END_OF_FILE = 21;
    private static final int BLANK_AROUND = -30;
    private static final int BLANK_AFTER = 6;

    static Split at(ChangedLines text, int line) {
        boolean atEnd = line >= text.size();
        int own = atEnd ? -1 : text.indent(line);
        int[] before = neighbour(text, line, -1);
        int[] after = neighbour(text, line, 1);
        int blanksAfter = own == -1 ? 1 + after[1] : 0;
        int blanks = before[1] + blanksAfter;
        int penalty = BLANK_AROUND * blanks + BLANK_AFTER * blanksAfter;
        if (before[0] == -1 && before[1] == 0) {
            penalty += START_OF_FILE;
        }
        if (atEnd) {
            penalty += END_OF_FILE;
        }
        int indent = own == -1 ? after[0] : own;
        return new Split(indent, penalty + step(indent, before[0], after[0], blanks > 0));
    }

    /** Indentation of the nearest line with text in a direction (-1: none), and the blank lines on the way. */
    private static int[] neighbour(ChangedLines text, int line, int direction) {
        int blanks = 0;
        for (int i = line + direction; i >= 0 && i < text.size(); i += direction) {
            int indent = text.indent(i);
            if (indent != -1) {
                return new int[] {indent, blanks};
            }
            if (++blanks == MAX_BLANKS) {
                return new int[] {0, blanks};
            }
        }
        return new int[] {-1, blanks};
    }

    private static int step(int indent, int before, int after, boolean blanks) {
        if (indent == -1 || before == -1 || indent == before) {
            return 0;
        }
        if (indent > before) {
            return blanks ? 10 : -4;
        }
        boolean opensBlock = after != -1 && after > indent;
        return blanks ? 17 : opensBlock ? 24 : 23;
    }

    Split plus(Split other) {
        return new Split(indent + other.indent, penalty + other.penalty);
    }

    @Override
    public int compareTo(Split other) {
        return INDENT_WEIGHT * Integer.compare(indent, other.indent) + penalty - other.penalty;
    }
}
