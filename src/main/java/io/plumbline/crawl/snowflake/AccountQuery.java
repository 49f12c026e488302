package io.plumbline.crawl.snowflake;

import io.plumbline.model.Extract;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A question to an account whose rows are an extract. Its SQL keeps to what every dialect has: sums, filters and casts. It gives the
 * columns of the extract under their names and in their order.
 *
 * @param views of ACCOUNT_USAGE it reads, by name; none where it shows what no view holds
 * @param windows how many times the window, its first day and the day after its last, is bound
 * @param most rows that it can have; where it has them, there may be more
 */
record AccountQuery(Extract<?> extract, List<String> views, String sql, int windows, int most) {

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

    /**
     * An extract that only a folder can hold.
     *
     * @param why it is not asked for
     * @param sql that an administrator unloads it with; {@code $from_day} and {@code $until_day} are the window
     */
    record Unasked(Extract<?> extract, String why, String sql) {}

    static final List<Unasked> NOT_ASKED = List.of(TableQueries.READS);

    AccountQuery {
        views = List.copyOf(views);
    }

    /** How its result calls a column of the extract: SHOW has lower case, a query is in upper case unless quoted. */
    String head(String column) {
        return views.isEmpty() ? column.toLowerCase(Locale.ROOT) : column;
    }

    static AccountQuery of(Extract<?> extract, List<String> views, int windows, String sql) {
        return new AccountQuery(extract, views, sql, windows, Integer.MAX_VALUE);
    }

    static AccountQuery shown(Extract<?> extract, String sql) {
        return new AccountQuery(extract, List.of(), sql, 0, SHOWN);
    }

    /** The first rows of it only. */
    AccountQuery first(int rows) {
        return new AccountQuery(extract, views, sql + "limit " + rows + "\n", windows, rows);
    }
}
