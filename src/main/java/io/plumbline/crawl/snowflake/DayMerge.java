package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.snowflake.Daily.Fold;
import io.plumbline.model.account.Spread;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the rows of an extract of the rows of its days. Holds one row of each day at a time, however many there are.
 */
final class DayMerge {

    /** As Snowflake and every other database sorts the bytes of UTF-8. */
    static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        if (same == a.length() || same == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        int start = same > 0 && Character.isHighSurrogate(a.charAt(same - 1)) ? same - 1 : same;
        return Integer.compare(a.codePointAt(start), b.codePointAt(start));
    };

    private final List<Fold> folds;
    private final int early;
    private final Comparator<List<String>> byKey;

    /** @param early how many days at the beginning count for no sum */
    DayMerge(List<Fold> folds, int early) {
        this.folds = List.copyOf(folds);
        this.early = early;
        this.byKey = (a, b) -> {
            for (int i = 0; i < this.folds.size(); i++) {
                int order = this.folds.get(i) == Fold.KEY ? BY_CODE_POINT.compare(a.get(i), b.get(i)) : 0;
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /** @throws IOException where a file cannot be read, or is not sorted */
    void merge(List<Path> days, Consumer<List<String>> into) throws IOException {
        List<DayRows> opened = new ArrayList<>();
        try {
            PriorityQueue<DayRows> heads = new PriorityQueue<>(
                    Comparator.comparing(DayRows::row, byKey).thenComparing(DayRows::place));
            for (Path day : days) {
                DayRows rows = new DayRows(day, opened.size(), byKey);
                opened.add(rows);
                if (rows.next()) {
                    heads.add(rows);
                }
            }
            while (!heads.isEmpty()) {
                into.accept(folded(heads));
            }
        } finally {
            for (DayRows rows : opened) {
                rows.close();
            }
        }
    }

    /** Takes all rows of the least key, by day, and makes one of them. */
    private List<String> folded(PriorityQueue<DayRows> heads) throws IOException {
        List<List<String>> same = new ArrayList<>();
        int ofNoSum = 0;
        while (!heads.isEmpty()
                && (same.isEmpty() || byKey.compare(same.get(0), heads.peek().row()) == 0)) {
            DayRows rows = heads.remove();
            same.add(rows.row());
            ofNoSum += rows.place() < early ? 1 : 0;
            if (rows.next()) {
                heads.add(rows);
            }
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            int column = i;
            List<List<String>> counting = folds.get(i) == Fold.SUM ? same.subList(ofNoSum, same.size()) : same;
            row.add(fold(
                    folds.get(i), counting.stream().map(one -> one.get(column)).toList()));
        }
        return row;
    }

    private static String fold(Fold fold, List<String> cells) throws IOException {
        try {
            return folded(fold, cells);
        } catch (NumberFormatException e) {
            throw new IOException("a cell that is to be summed is no number", e);
        }
    }

    private static String folded(Fold fold, List<String> cells) {
        List<String> values = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (values.isEmpty()) {
            return fold == Fold.SUM && cells.isEmpty() ? "0" : "";
        }
        return switch (fold) {
            case KEY -> values.get(0);
            case SUM ->
                values.size() == 1
                        ? values.get(0)
                        : values.stream()
                                .map(BigDecimal::new)
                                .reduce(BigDecimal::add)
                                .orElseThrow()
                                .toPlainString();
            case LEAST -> values.stream().min(BY_CODE_POINT).orElseThrow();
            case GREATEST -> values.stream().max(BY_CODE_POINT).orElseThrow();
            case LOWEST ->
                values.stream().min(Comparator.comparing(BigDecimal::new)).orElseThrow();
            case HIGHEST ->
                values.stream().max(Comparator.comparing(BigDecimal::new)).orElseThrow();
            case LATEST -> values.get(values.size() - 1);
            case SPREAD -> Spread.parse(String.join(" ", values)).toString();
            case NAMES ->
                values.stream()
                        .flatMap(names -> Stream.of(names.split(", ")))
                        .distinct()
                        .sorted(BY_CODE_POINT)
                        .collect(Collectors.joining(", "));
        };
    }
}
