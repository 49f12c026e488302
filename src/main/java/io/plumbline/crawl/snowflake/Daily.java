package io.plumbline.crawl.snowflake;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows about single days become the rows of an extract. A question with it gives a column DAY besides the extract's, and one row
 * for a day and a key.
 *
 * @param settles how long after its end the rows of a day may still change
 * @param folds what becomes of each column of the extract, in its order
 * @param reach days back from the end of the window that are asked for; sums are over those of the window alone
 * @param cut what is kept where there are too many rows, null for all of them
 * @param least what rows have to come up to, null for all of them
 */
record Daily(
        Duration settles,
        List<Fold> folds,
        int reach,
        @Nullable Cut cut,
        @Nullable Least least) {

    /** What rows of the same key become. An empty cell counts for nothing, as null does in SQL. */
    enum Fold {
        /** Part of the key. */
        KEY,
        SUM,
        /** The first in the order of code points, in which dates stand by time. */
        LEAST,
        GREATEST,
        /** The least number. */
        LOWEST,
        HIGHEST,
        /** That of the last day. */
        LATEST,
        /** A {@link io.plumbline.model.account.Spread}. */
        SPREAD,
        /** Names with a comma and a blank between them, each once, in order. */
        NAMES;

        String sql(String column) {
            return switch (this) {
                case KEY -> column;
                case SUM -> "sum(" + column + ")";
                case LEAST, LOWEST -> "min(" + column + ")";
                case GREATEST, HIGHEST -> "max(" + column + ")";
                case LATEST -> "max_by(" + column + ", day)";
                case SPREAD -> "listagg(" + column + ", ' ')";
                case NAMES -> "listagg(distinct " + column + ", ', ')";
            };
        }
    }

    /**
     * The rows with the greatest numbers of a column. What is left out of a day is added up to a row with an empty key at the source.
     *
     * @param most rows that are kept of a day, and of all days together unless the day is part of the key
     */
    record Cut(String column, int most) {}

    /** The sum of a column that all rows with the same first part of the key have to come up to together. */
    record Least(String column, int sum) {}

    /**
     * Statements run for two days by default at most, and are in QUERY_HISTORY when they have ended; one day more is
     * for doubt.
     */
    static final Duration QUERIES = Duration.ofDays(3).plus(AccountWindow.LATENCY);

    /** Groups of queries that are kept of a day, and of all days. */
    static final int MOST = 10_000;

    /** Snowflake restates metering for some days; a week is what others found enough. */
    static final Duration METERING = Duration.ofDays(7);

    Daily {
        folds = List.copyOf(folds);
    }

    static Daily of(Duration settles, Fold... folds) {
        return new Daily(settles, List.of(folds), AccountWindow.DAYS, null, null);
    }

    /** The same, of which no more than the greatest rows are kept. */
    Daily first(int most, String column) {
        return new Daily(settles, folds, reach, new Cut(column, most), least);
    }

    /** The same without the rows that do not come up to a sum. */
    Daily least(int sum, String column) {
        return new Daily(settles, folds, reach, cut, new Least(column, sum));
    }

    /** The same, asked for so many days back. */
    Daily reaching(int days) {
        return new Daily(settles, folds, days, cut, least);
    }
}
