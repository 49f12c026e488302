package io.plumbline.crawl.snowflake;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows about single days become the rows of an extract. A question with it gives a column DAY besides the
 * extract's, and one row for
 * a day and a key.
 *
 * @param settles how long after its end the rows of a day may still change
 * @param folds what becomes of each column of the extract, in its order
 * @param cut what is kept where there are too many rows, null for all of them
 */
record Daily(Duration settles, List<Fold> folds, @Nullable Cut cut) {

    /** What rows of the same key become. An empty cell counts for nothing, as null does in SQL. */
    enum Fold {
        /** Part of the key. */
        KEY,
        SUM,
        /** The first in the order of code points, in which dates stand by time. */
        LEAST,
        GREATEST;

        String sql(String column) {
            return switch (this) {
                case KEY -> column;
                case SUM -> "sum(" + column + ")";
                case LEAST -> "min(" + column + ")";
                case GREATEST -> "max(" + column + ")";
            };
        }
    }

    /**
     * The rows with the greatest numbers of a column. What is left out of a day at the source has a row with an
     * empty key.
     *
     * @param most rows that are kept of all days together
     */
    record Cut(String column, int most) {}

    /**
     * Statements run for two days by default at most, and are in QUERY_HISTORY when they have ended; one day more is
     * for doubt.
     */
    static final Duration QUERIES = Duration.ofDays(3).plus(AccountWindow.LATENCY);

    /** Snowflake restates metering for some days; a week is what others found enough. */
    static final Duration METERING = Duration.ofDays(7);

    Daily {
        folds = List.copyOf(folds);
    }

    static Daily of(Duration settles, Fold... folds) {
        return new Daily(settles, List.of(folds), null);
    }

    /** The same, of which no more than the greatest rows are kept. */
    Daily first(int most, String column) {
        return new Daily(settles, folds, new Cut(column, most));
    }
}
