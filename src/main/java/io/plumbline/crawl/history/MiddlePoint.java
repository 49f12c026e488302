package io.plumbline.crawl.history;

/**
 * Finds a point in the middle of a shortest edit script, searching from both corners of the box at once. A diagonal is
 * {@code d = i - j}; the arrays hold the furthest {@code i} reached on each. After {@link #HEURISTIC_COST} steps a
 * diagonal that got far along a long run of equal lines is taken; after the cost limit the furthest one is.
 */
final class MiddlePoint {

    private static final int HEURISTIC_COST = 256;
    private static final int LEAST_COST_LIMIT = 256;
    private static final int LONG_RUN = 20;
    private static final int FAR = 4;

    private final int[] a;
    private final int[] b;
    private final int[] forward;
    private final int[] backward;
    private final int origin;
    private final int costLimit;

    private int left;
    private int leftEnd;
    private int right;
    private int rightEnd;
    private int forwardMin;
    private int forwardMax;
    private int backwardMin;
    private int backwardMax;
    private boolean longRun;

    /** Where to cut, and whether the parts before and after it must be searched to the end. */
    record Cut(int left, int right, boolean exactBefore, boolean exactAfter) {}

    MiddlePoint(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        int diagonals = a.length + b.length + 3;
        this.forward = new int[diagonals + 1];
        this.backward = new int[diagonals + 1];
        this.origin = b.length + 1;
        this.costLimit = Math.max(LEAST_COST_LIMIT, LineDiff.roughRoot(diagonals));
    }

    Cut find(int left, int leftEnd, int right, int rightEnd, boolean exact) {
        this.left = left;
        this.leftEnd = leftEnd;
        this.right = right;
        this.rightEnd = rightEnd;
        int forwardMid = left - right;
        int backwardMid = leftEnd - rightEnd;
        boolean odd = ((forwardMid - backwardMid) & 1) != 0;
        forwardMin = forwardMid;
        forwardMax = forwardMid;
        backwardMin = backwardMid;
        backwardMax = backwardMid;
        forward[origin + forwardMid] = left;
        backward[origin + backwardMid] = leftEnd;
        for (int cost = 1; ; cost++) {
            longRun = false;
            Cut met = stepForward(odd);
            met = met != null ? met : stepBackward(!odd);
            if (met == null && !exact && longRun && cost > HEURISTIC_COST) {
                met = promising(cost, forwardMid, backwardMid);
            }
            if (met == null && !exact && cost >= costLimit) {
                met = furthest();
            }
            if (met != null) {
                return met;
            }
        }
    }

    private @org.jspecify.annotations.Nullable Cut stepForward(boolean canMeet) {
        int low = left - rightEnd;
        int high = leftEnd - right;
        if (forwardMin > low) {
            forward[origin + --forwardMin - 1] = -1;
        } else {
            forwardMin++;
        }
        if (forwardMax < high) {
            forward[origin + ++forwardMax + 1] = -1;
        } else {
            forwardMax--;
        }
        for (int d = forwardMax; d >= forwardMin; d -= 2) {
            int below = forward[origin + d - 1];
            int above = forward[origin + d + 1];
            int start = below >= above ? below + 1 : above;
            int i = start;
            while (i < leftEnd && i - d < rightEnd && a[i] == b[i - d]) {
                i++;
            }
            longRun |= i - start > LONG_RUN;
            forward[origin + d] = i;
            if (canMeet && backwardMin <= d && d <= backwardMax && backward[origin + d] <= i) {
                return new Cut(i, i - d, true, true);
            }
        }
        return null;
    }

    private @org.jspecify.annotations.Nullable Cut stepBackward(boolean canMeet) {
        int low = left - rightEnd;
        int high = leftEnd - right;
        if (backwardMin > low) {
            backward[origin + --backwardMin - 1] = Integer.MAX_VALUE;
        } else {
            backwardMin++;
        }
        if (backwardMax < high) {
            backward[origin + ++backwardMax + 1] = Integer.MAX_VALUE;
        } else {
            backwardMax--;
        }
        for (int d = backwardMax; d >= backwardMin; d -= 2) {
            int below = backward[origin + d - 1];
            int above = backward[origin + d + 1];
            int start = below < above ? below : above - 1;
            int i = start;
            while (i > left && i - d > right && a[i - 1] == b[i - d - 1]) {
                i--;
            }
            longRun |= start - i > LONG_RUN;
            backward[origin + d] = i;
            if (canMeet && forwardMin <= d && d <= forwardMax && i <= forward[origin + d]) {
                return new Cut(i, i - d, true, true);
            }
        }
        return null;
    }

    /** The best diagonal that went far for its cost and ends in a long run of equal lines, if there is one. */
    private @org.jspecify.annotations.Nullable Cut promising(int cost, int forwardMid, int backwardMid) {
        Cut best = null;
        long reach = 0;
        for (int d = forwardMax; d >= forwardMin; d -= 2) {
            int i = forward[origin + d];
            int j = i - d;
            long value = (long) (i - left) + (j - right) - Math.abs(d - forwardMid);
            boolean inside = left + LONG_RUN <= i && i < leftEnd && right + LONG_RUN <= j && j < rightEnd;
            if (inside && value > (long) FAR * cost && value > reach && run(i - LONG_RUN, j - LONG_RUN)) {
                reach = value;
                best = new Cut(i, j, true, false);
            }
        }
        if (best != null) {
            return best;
        }
        for (int d = backwardMax; d >= backwardMin; d -= 2) {
            int i = backward[origin + d];
            int j = i - d;
            long value = (long) (leftEnd - i) + (rightEnd - j) - Math.abs(d - backwardMid);
            boolean inside = left < i && i <= leftEnd - LONG_RUN && right < j && j <= rightEnd - LONG_RUN;
            if (inside && value > (long) FAR * cost && value > reach && run(i, j)) {
                reach = value;
                best = new Cut(i, j, false, true);
            }
        }
        return best;
    }

    private boolean run(int i, int j) {
        for (int k = 0; k < LONG_RUN; k++) {
            if (a[i + k] != b[j + k]) {
                return false;
            }
        }
        return true;
    }

    private Cut furthest() {
        long bestForward = -1;
        int forwardAt = -1;
        for (int d = forwardMax; d >= forwardMin; d -= 2) {
            int i = Math.min(Math.min(forward[origin + d], leftEnd), rightEnd + d);
            if (bestForward < 2L * i - d) {
                bestForward = 2L * i - d;
                forwardAt = i;
            }
        }
        long bestBackward = Integer.MAX_VALUE;
        int backwardAt = Integer.MAX_VALUE;
        for (int d = backwardMax; d >= backwardMin; d -= 2) {
            int i = Math.max(Math.max(left, backward[origin + d]), right + d);
            if (2L * i - d < bestBackward) {
                bestBackward = 2L * i - d;
                backwardAt = i;
            }
        }
        if ((long) leftEnd + rightEnd - bestBackward < bestForward - ((long) left + right)) {
            return new Cut(forwardAt, (int) (bestForward - forwardAt), true, false);
        }
        return new Cut(backwardAt, (int) (bestBackward - backwardAt), false, true);
    }
}
