package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.snowflake.Daily.Cut;
import io.plumbline.crawl.snowflake.Daily.Fold;
import io.plumbline.crawl.snowflake.Daily.Least;
import io.plumbline.model.Extract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern BOUND = Pattern.compile("\\?::(?:timestamp_ltz|date)");

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

    /** Whether it is asked once for each warehouse that SHOW WAREHOUSES gives, whose name stands for {@code %s}. */
    boolean ofEach() {
        return sql.endsWith("%s");
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
        Daily days = daily;
        Cut cut = days == null ? null : days.cut();
        List<String> keys = lower(keys()).filter(key -> !key.equals("day")).toList();
        String order = keys.stream().map(key -> ", " + key + " nulls first").collect(Collectors.joining());
        return (days == null || cut == null ? sql : cut(days, cut, keys)) + "order by day" + order + "\n";
    }

    /** The greatest rows of each day, and one with an empty key for the sums of the others. */
    private String cut(Daily days, Cut cut, List<String> keys) {
        List<String> columns = lower(extract.columns()).toList();
        List<String> head = new ArrayList<>(List.of("day"));
        List<String> groups = new ArrayList<>(List.of("day"));
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (keys.contains(column)) {
                String key = "case when place <= %d then %s else '' end".formatted(cut.most(), column);
                head.add(key + " as " + column);
                groups.add(key);
            } else if (days.folds().get(i) == Fold.SUM) {
                head.add("sum(" + column + ") as " + column);
            } else if (!column.equals("day")) {
                head.add("min(case when place <= %d then %s end) as %2$s".formatted(cut.most(), column));
            }
        }
        return "select " + String.join(",\n       ", head) + "\nfrom (\n  select days.*, row_number() over (\n"
                + "      partition by day order by " + cut.column().toLowerCase(Locale.ROOT) + " desc nulls last, "
                + String.join(", ", keys) + ") as place\n  from (\n" + sql.indent(4) + "  ) days\n) placed\ngroup by "
                + String.join(", ", groups) + "\n";
    }

    /** Rows that are kept of all days together. */
    int most(Cut cut) {
        return keys().contains("DAY") ? cut.most() * AccountWindow.DAYS : cut.most();
    }

    private static Stream<String> lower(List<String> columns) {
        return columns.stream().map(column -> column.toLowerCase(Locale.ROOT));
    }

    /** One statement for the window as a whole, whose rows are the extract. */
    String whole() {
        Daily days = daily;
        if (days == null) {
            return sql;
        }
        boolean further = days.reach() > AccountWindow.DAYS;
        List<String> columns = lower(extract.columns()).toList();
        List<String> head = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Fold fold = days.folds().get(i);
            String column = columns.get(i);
            head.add(
                    fold == Fold.KEY
                            ? column
                            : (further ? inWindow(fold, column) : fold.sql(column)) + " as " + column);
        }
        String keys = lower(keys()).collect(Collectors.joining(", "));
        String first = keys.replaceFirst(",.*", "");
        String order = lower(keys()).map(key -> key + " nulls first").collect(Collectors.joining(", "));
        Least least = days.least();
        Cut cut = days.cut();
        String text = further ? reachingBack(days.reach() - AccountWindow.DAYS) : sql;
        return "with days as (\n" + text.indent(2) + ")\nselect " + String.join(",\n       ", head)
                + "\nfrom days\ngroup by " + keys + "\n"
                + (least == null
                        ? ""
                        : "qualify sum(%s) over (partition by %s) >= %d\n"
                                .formatted(Fold.SUM.sql(least.column().toLowerCase(Locale.ROOT)), first, least.sum()))
                + "order by "
                + (cut == null
                        ? order + "\n"
                        : cut.column().toLowerCase(Locale.ROOT) + " desc, " + order + "\nlimit " + most(cut) + "\n");
    }

    /** The question with every first day so many days earlier; first and last ones are bound by turns. */
    private String reachingBack(int days) {
        AtomicInteger bound = new AtomicInteger();
        return BOUND.matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        bound.getAndIncrement() % 2 == 0
                                ? "dateadd('day', -%d, %s)".formatted(days, found.group())
                                : found.group()));
    }

    /** Sums of a question that reaches further back than the window are over the window alone. */
    private static String inWindow(Fold fold, String column) {
        return fold == Fold.SUM
                ? "sum(case when day >= ?::timestamp_ltz::date and day < ?::timestamp_ltz::date then " + column
                        + " else 0 end)"
                : fold.sql(column);
    }

    /** How many times {@link #whole()} binds the window. */
    int wholeWindows() {
        Daily days = daily;
        if (days == null || days.reach() <= AccountWindow.DAYS) {
            return windows;
        }
        return windows
                + (int) days.folds().stream().filter(fold -> fold == Fold.SUM).count();
    }
}
