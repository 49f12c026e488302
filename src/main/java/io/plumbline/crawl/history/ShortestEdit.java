package io.plumbline.crawl.history;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Marks the lines a shortest edit script deletes and inserts: the box of both texts is cut at a point of such a script,
 * and each half again. Where a box is too dear to search to the end, the cut is a good guess and the script a little
 * longer than the shortest.
 */
final class ShortestEdit {

    private final ChangedLines left;
    private final ChangedLines right;
    private final int[] leftLines;
    private final int[] rightLines;
    private final int[] a;
    private final int[] b;

    private record Box(int left, int leftEnd, int right, int rightEnd, boolean exact) {}

    ShortestEdit(ChangedLines left, int[] leftLines, ChangedLines right, int[] rightLines) {
        this.left = left;
        this.right = right;
        this.leftLines = leftLines;
        this.rightLines = rightLines;
        this.a = numbers(left, leftLines);
        this.b = numbers(right, rightLines);
    }

    private static int[] numbers(ChangedLines side, int[] lines) {
        int[] numbers = new int[lines.length];
        for (int i = 0; i < lines.length; i++) {
            numbers[i] = side.number(lines[i]);
        }
        return numbers;
    }

    void run() {
        MiddlePoint middle = new MiddlePoint(a, b);
        Deque<Box> open = new ArrayDeque<>();
        open.push(new Box(0, a.length, 0, b.length, false));
        while (!open.isEmpty()) {
            Box box = shrink(open.pop());
            if (box.left == box.leftEnd || box.right == box.rightEnd) {
                mark(box);
                continue;
            }
            MiddlePoint.Cut cut = middle.find(box.left, box.leftEnd, box.right, box.rightEnd, box.exact);
            open.push(new Box(cut.left(), box.leftEnd, cut.right(), box.rightEnd, cut.exactAfter()));
            open.push(new Box(box.left, cut.left(), box.right, cut.right(), cut.exactBefore()));
        }
    }

    private Box shrink(Box box) {
        int i = box.left;
        int j = box.right;
        while (i < box.leftEnd && j < box.rightEnd && a[i] == b[j]) {
            i++;
            j++;
        }
        int iEnd = box.leftEnd;
        int jEnd = box.rightEnd;
        while (iEnd > i && jEnd > j && a[iEnd - 1] == b[jEnd - 1]) {
            iEnd--;
            jEnd--;
        }
        return new Box(i, iEnd, j, jEnd, box.exact);
    }

    private void mark(Box box) {
        for (int i = box.left; i < box.leftEnd; i++) {
            left.mark(leftLines[i]);
        }
        for (int j = box.right; j < box.rightEnd; j++) {
            right.mark(rightLines[j]);
        }
    }
}
