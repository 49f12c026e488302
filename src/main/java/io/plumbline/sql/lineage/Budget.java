package io.plumbline.sql.lineage;

/** Bounds the work on one statement: stars of stars can double the columns with every line. */
final class Budget {

    /** Columns and origins handled for one statement; a model of 1,000 columns through 100 steps needs a tenth. */
    private static final int MOST = 1_000_000;

    private int left = MOST;

    void spend(int columns) {
        left -= Math.min(left, columns + 1);
    }

    boolean spent() {
        return left <= 0;
    }
}
