package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.snowflake.Daily.Cut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows that a cut leaves, the greatest first, and what is known of the others. Holds no more rows than that. */
final class Greatest {

    private final Cut cut;
    private final int most;
    private final int column;
    private final Comparator<List<String>> order;
    private final PriorityQueue<List<String>> kept;
    private BigDecimal left = BigDecimal.ZERO;
    private long rows;

    /**
     * @param most rows that are kept
     * @param columns of the rows, of which the first is the key or its first part
     * @param keys how many parts the key has, which come first
     */
    Greatest(Cut cut, int most, List<String> columns, int keys) {
        this.cut = cut;
        this.most = most;
        this.column = columns.indexOf(cut.column());
        Comparator<List<String>> byNumber = Comparator.comparing(this::number);
        for (int i = 0; i < keys; i++) {
            int part = i;
            byNumber = byNumber.thenComparing(row -> row.get(part), DayMerge.BY_CODE_POINT.reversed());
        }
        this.order = byNumber;
        this.kept = new PriorityQueue<>(order);
    }

    private BigDecimal number(List<String> row) {
        return row.get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(column));
    }

    void add(List<String> row) {
        if (row.get(0).isEmpty()) {
            leave(row);
            return;
        }
        kept.add(row);
        if (kept.size() > most) {
            leave(kept.remove());
        }
    }

    private void leave(List<String> row) {
        rows++;
        left = left.add(number(row));
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(kept);
        rows.sort(order.reversed());
        return rows;
    }

    /** What was left out, in words; null where nothing was. */
    @Nullable
    String left() {
        return rows == 0
                ? null
                : "the " + kept.size() + " rows with the most " + cut.column() + " are there; the others, "
                        + left.stripTrailingZeros().toPlainString() + " " + cut.column()
                        + " together, are not evaluated";
    }
}
