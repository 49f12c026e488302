package io.plumbline.crawl.history;

/**
 * Moves each group of changed lines to the one of its equivalent places that Git shows: beside a change of the other
 * side, else where indentation and blank lines say a block begins. The weights of {@link Split} are those Git documents
 * for its indent heuristic, found there by fitting to hand-rated diffs.
 */
final class Slider {

    private static final int MAX_SLIDE = 100;

    private final ChangedLines side;
    private final Group group;
    private final Group other;

    /** A run of changed lines, possibly empty, between two unchanged ones. */
    private static final class Group {
        private final ChangedLines side;
        private int start;
        private int end;

        Group(ChangedLines side) {
            this.side = side;
            grow();
        }

        boolean empty() {
            return start == end;
        }

        void grow() {
            while (side.changed(end)) {
                end++;
            }
        }

        boolean next() {
            if (end == side.size()) {
                return false;
            }
            start = end + 1;
            end = start;
            grow();
            return true;
        }

        void previous() {
            end = start - 1;
            start = end;
            while (side.changed(start - 1)) {
                start--;
            }
        }

        boolean up() {
            if (start == 0 || side.number(start - 1) != side.number(end - 1)) {
                return false;
            }
            side.mark(--start);
            side.unmark(--end);
            while (side.changed(start - 1)) {
                start--;
            }
            return true;
        }

        boolean down() {
            if (end == side.size() || side.number(start) != side.number(end)) {
                return false;
            }
            side.unmark(start++);
            side.mark(end++);
            grow();
            return true;
        }
    }

    private Slider(ChangedLines side, ChangedLines opposite) {
        this.side = side;
        this.group = new Group(side);
        this.other = new Group(opposite);
    }

    static void slide(ChangedLines side, ChangedLines opposite) {
        Slider slider = new Slider(side, opposite);
        do {
            if (!slider.group.empty()) {
                slider.place();
            }
        } while (slider.group.next() && slider.other.next());
    }

    private void place() {
        int size;
        int highest;
        int besideOther;
        do {
            size = group.end - group.start;
            while (group.up()) {
                other.previous();
            }
            highest = group.end;
            besideOther = other.empty() ? -1 : group.end;
            while (group.down()) {
                other.next();
                besideOther = other.empty() ? besideOther : group.end;
            }
        } while (size != group.end - group.start);
        if (group.end == highest) {
            return;
        }
        int target = besideOther >= 0 ? besideOther : bestEnd(size, highest);
        while (group.end > target) {
            group.up();
            other.previous();
        }
    }

    private int bestEnd(int size, int highest) {
        int best = -1;
        Split bestSplit = new Split(0, 0);
        for (int end = Math.max(highest, Math.max(group.end - size - 1, group.end - MAX_SLIDE));
                end <= group.end;
                end++) {
            Split split = Split.at(side, end).plus(Split.at(side, end - size));
            if (best < 0 || split.compareTo(bestSplit) <= 0) {
                bestSplit = split;
                best = end;
            }
        }
        return best;
    }
}
