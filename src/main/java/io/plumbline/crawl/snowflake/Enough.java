package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.snowflake.Daily.Least;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on the rows of a first part of the key that come up to a sum together. Rows come sorted by key; those of one first part are
 * held at a time. What was left out of days at the source passes as it is.
 */
final class Enough implements Consumer<List<String>> {

    private final BigDecimal least;
    private final int column;
    private final Consumer<List<String>> into;
    private final List<List<String>> same = new ArrayList<>();

    /** @param columns of the rows, of which the first is the first part of the key */
    Enough(Least least, List<String> columns, Consumer<List<String>> into) {
        this.least = BigDecimal.valueOf(least.sum());
        this.column = columns.indexOf(least.column());
        this.into = into;
    }

    @Override
    public void accept(List<String> row) {
        if (!same.isEmpty() && !same.get(0).get(0).equals(row.get(0))) {
            end();
        }
        same.add(row);
    }

    /** No more rows come. */
    void end() {
        BigDecimal sum = same.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean left = !same.isEmpty() && same.get(0).get(0).isEmpty();
        if (left || sum.compareTo(least) >= 0) {
            same.forEach(into);
        }
        same.clear();
    }
}
