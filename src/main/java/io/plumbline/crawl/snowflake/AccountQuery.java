package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.snowflake.Daily.Cut;
import io.plumbline.crawl.snowflake.Daily.Fold;
import io.plumbline.model.Extract;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to an account whose rows are an extract. Its SQL keeps to what every dialect has: sums, filters and
 * casts. It gives the
 * columns of the extract under their names and in their order.
 *
 * @param views of ACCOUNT_USAGE it reads, by name; none where it shows what no view holds
 * @param windows how many times the window, its first day and the day after its last, is bound
 * @param daily how rows about single days become those of the extract; null where it is about the window as a whole
 */
record AccountQuery(
        Extract<?> extract,
        List<String> views,
        String sql,
        int windows,
        @Nullable Daily daily) {

    /** SHOW gives no more rows than this and does not say so. */
    static final int SHOWN = 10_000;

    static final List<AccountQuery> ALL = Stream.of(
                    WarehouseQueries.ALL,
                    WorkloadQueries.ALL,
                    TableQueries.ALL,
                    QueryQueries.ALL,
                    HabitQueries.ALL,
                    FlowQueries.ALL,
                    StorageQueries.ALL,
                    ColumnQueries.ALL,
                    UserQueries.ALL)
            .flatMap(List::stream)
            .toList();

    AccountQuery {
        views = List.copyOf(views);
    }

    /**
     * The questions that an account can answer. Where reads are recorded nobody has to look at scans; where the
     * edition is not known, a
     * history of accesses without rows may be none.
     */
    static List<AccountQuery> answerable(Preflight seen) {
        List<AccountQuery> all = ALL.stream()
                .filter(query -> seen.readable().containsAll(query.views()))
                .filter(query -> seen.enterprise() || !query.views().contains("ACCESS_HISTORY"))
                .toList();
        return all.contains(TableQueries.READS)
                ? all.stream()
                        .filter(query -> !query.equals(TableQueries.SCANS))
                        .toList()
                : all;
    }

    /** How its result calls a column of the extract: SHOW has lower case, a query is in upper case unless quoted. */
    String head(String column) {
        return views.isEmpty() ? column.toLowerCase(Locale.ROOT) : column;
    }

    /** Asked anew by each crawl, for the window as a whole. */
    static AccountQuery of(Extract<?> extract, List<String> views, int windows, String sql) {
        return new AccountQuery(extract, views, sql, windows, null);
    }

    /** Asked by days, which are kept once they are settled. */
    static AccountQuery of(Extract<?> extract, List<String> views, int windows, String sql, Daily daily) {
        return new AccountQuery(extract, views, sql, windows, daily);
    }

    static AccountQuery shown(Extract<?> extract, String sql) {
        return new AccountQuery(extract, List.of(), sql, 0, null);
    }

    /** The columns of its key, where it is asked by days. */
    List<String> keys() {
        return daily == null
                ? List.of()
                : extract.columns().stream()
                        .filter(column -> daily.folds().get(extract.columns().indexOf(column)) == Fold.KEY)
                        .toList();
    }

    /** The question by days, in the order in which they are kept; what is null is kept as empty, which comes first. */
    String byDay() {
        String keys = keys().stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .filter(key -> !key.equals("day"))
                .map(key -> ", " + key + " nulls first")
                .collect(Collectors.joining());
        return sql + "order by day" + keys + "\n";
    }

    /** One statement for the window as a whole, whose rows are the extract. */
    String whole() {
        Daily days = daily;
        if (days == null) {
            return sql;
        }
        List<String> columns = extract.columns();
        String folded = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).toLowerCase(Locale.ROOT))
                .map(column -> days.folds()
                                .get(columns.indexOf(column.toUpperCase(Locale.ROOT)))
                                .sql(column) + " as " + column)
                .map(column -> column.replaceFirst("^(\\w+) as \\1$", "$1"))
                .collect(Collectors.joining(",\n       "));
        String keys = String.join(", ", keys()).toLowerCase(Locale.ROOT);
        Cut cut = days.cut();
        return "select " + folded + "\nfrom (\n" + sql.indent(2) + ") days\n"
                + (cut == null ? "" : "where " + keys + " <> ''\n")
                + "group by " + keys + "\norder by "
                + (cut == null
                        ? keys + "\n"
                        : cut.column().toLowerCase(Locale.ROOT) + " desc, " + keys + "\nlimit " + cut.most() + "\n");
    }
}
