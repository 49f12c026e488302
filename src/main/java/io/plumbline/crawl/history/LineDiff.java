package io.plumbline.crawl.history;

import java.util.Arrays;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;

/**
 * The line diff Git shows by default, so that churn and blame agree with what a person sees there: Myers' algorithm in
 * linear space (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) with the same shortcuts for large
 * inputs, and changes slid to where Git's indent heuristic puts them. Time is bounded by those shortcuts. JGit's own
 * differ chooses other, equally short scripts: it counts alike and blames unlike.
 */
final class LineDiff {

    /** Common tail is cut off in blocks of this size where no context is asked for, as {@code git blame} does. */
    private static final int TAIL_BLOCK = 1024;

    private static final int MANY_MATCHES = 1024;
    private static final int NEIGHBOURHOOD = 100;

    private LineDiff() {}

    /** The edits between two texts, 0-based half-open line ranges in ascending order. */
    static EditList edits(byte[] left, byte[] right) {
        return edits(new TextLines(left), new TextLines(right));
    }

    /** As {@link #edits}, with the common tail left out of sight first: {@code git blame} compares this way. */
    static EditList blameEdits(byte[] left, byte[] right) {
        int tail = commonTail(left, right);
        return tail == 0
                ? edits(left, right)
                : edits(Arrays.copyOf(left, left.length - tail), Arrays.copyOf(right, right.length - tail));
    }

    /** Whether {@link #blameEdits} can differ from {@link #edits}. */
    static int commonTail(byte[] left, byte[] right) {
        int smaller = Math.min(left.length, right.length);
        int same = 0;
        while (same < smaller && left[left.length - 1 - same] == right[right.length - 1 - same]) {
            same++;
        }
        int tail = same / TAIL_BLOCK * TAIL_BLOCK;
        int kept = 0;
        while (kept < tail) {
            if (left[left.length - tail + kept++] == '\n') {
                break;
            }
        }
        return tail - kept;
    }

    private static EditList edits(TextLines left, TextLines right) {
        LineNumbers numbers = new LineNumbers(left, right);
        ChangedLines a = new ChangedLines(left, numbers.left);
        ChangedLines b = new ChangedLines(right, numbers.right);
        int head = 0;
        int limit = Math.min(a.size(), b.size());
        while (head < limit && numbers.left[head] == numbers.right[head]) {
            head++;
        }
        int tail = 0;
        while (tail < limit - head && numbers.left[a.size() - 1 - tail] == numbers.right[b.size() - 1 - tail]) {
            tail++;
        }
        int[] keptLeft = kept(a, head, a.size() - tail, number -> numbers.onRight(number));
        int[] keptRight = kept(b, head, b.size() - tail, number -> numbers.onLeft(number));
        new ShortestEdit(a, keptLeft, b, keptRight).run();
        Slider.slide(a, b);
        Slider.slide(b, a);
        return script(a, b);
    }

    private interface Matches {
        int of(int number);
    }

    /**
     * The lines worth comparing. One without a match on the other side is a change already; one with very many matches
     * is too, where it stands amid such changes.
     */
    private static int[] kept(ChangedLines side, int from, int to, Matches matches) {
        int many = Math.min(MANY_MATCHES, roughRoot(side.size()));
        byte[] kind = new byte[side.size()];
        for (int i = from; i < to; i++) {
            int n = matches.of(side.number(i));
            kind[i] = (byte) (n == 0 ? 0 : n >= many ? 2 : 1);
        }
        int[] kept = new int[Math.max(0, to - from)];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (kind[i] == 1 || kind[i] == 2 && !amidUnmatched(kind, i, from, to - 1)) {
                kept[n++] = i;
            } else {
                side.mark(i);
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static boolean amidUnmatched(byte[] kind, int line, int first, int last) {
        int[] before = run(kind, line, Math.max(first, line - NEIGHBOURHOOD), -1);
        if (before[0] == 0) {
            return false;
        }
        int[] after = run(kind, line, Math.min(last, line + NEIGHBOURHOOD), 1);
        if (after[0] == 0) {
            return false;
        }
        int unmatched = before[0] + after[0];
        int frequent = before[1] + after[1];
        return frequent * 4 < frequent + unmatched;
    }

    /** How many unmatched and how many frequent lines (this one included) follow each other from a line on. */
    private static int[] run(byte[] kind, int line, int end, int step) {
        int[] counts = {0, 1};
        for (int i = line + step; step < 0 ? i >= end : i <= end; i += step) {
            if (kind[i] == 1) {
                break;
            }
            counts[kind[i] == 0 ? 0 : 1]++;
        }
        return counts;
    }

    /** A power of two near the square root. */
    static int roughRoot(int n) {
        int root = 1;
        for (int rest = n; rest > 0; rest >>= 2) {
            root <<= 1;
        }
        return root;
    }

    private static EditList script(ChangedLines a, ChangedLines b) {
        EditList edits = new EditList();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (!a.changed(i) && !b.changed(j)) {
                i++;
                j++;
                continue;
            }
            int fromA = i;
            int fromB = j;
            while (a.changed(i)) {
                i++;
            }
            while (b.changed(j)) {
                j++;
            }
            edits.add(new Edit(fromA, i, fromB, j));
        }
        return edits;
    }
}
