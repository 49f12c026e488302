package io.plumbline.crawl.snowflake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of a SHOW. It gives {@link #MOST} of them, does not say that there are more, and has no pages for warehouses: where it gives so
 * many, it is asked by how names begin.
 *
 * @param rows by name, each once
 * @param whole whether there are no more for certain
 */
record Shown<T>(List<T> rows, boolean whole) {

    static final int MOST = 10_000;

    /** What names begin with and go on with, beside what those have that were seen. LIKE does not tell a from A. */
    private static final String USUAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$- ";

    /** Names of which so many characters are the same are not told apart any further. */
    private static final int DEEPEST = 20;

    Shown {
        rows = List.copyOf(rows);
    }

    /** @param sql a SHOW that takes LIKE and gives a column {@code name} */
    static <T> Shown<T> of(SnowflakeSession session, String sql, SnowflakeSession.Row<T> read) {
        Map<String, T> rows = new TreeMap<>();
        boolean whole = new Pages<>(session, sql, read, rows).under("");
        // A filter that looks at the first rows alone gives those again, however it is asked.
        return new Shown<>(List.copyOf(rows.values()), whole && rows.size() != MOST);
    }

    private record Pages<T>(SnowflakeSession session, String sql, SnowflakeSession.Row<T> read, Map<String, T> rows) {

        private record Named<T>(String name, T row) {}

        /** Takes all whose names begin so; false where some may be missing. */
        boolean under(String start) {
            Collection<String> page = ask(start.isEmpty() ? "" : like(start) + "%");
            if (page.size() < MOST) {
                return true;
            }
            if (start.length() == DEEPEST || !page.stream().allMatch(name -> begins(name, start))) {
                return false;
            }
            boolean whole = start.isEmpty() || ask(like(start)).size() < MOST;
            for (String next : next(start, page)) {
                whole &= under(start + next);
            }
            return whole;
        }

        private Collection<String> ask(String pattern) {
            Map<String, T> page =
                    session
                            .query(sql + (pattern.isEmpty() ? "" : " like '" + pattern + "'"), row -> named(row))
                            .stream()
                            .collect(Collectors.toMap(Named::name, Named::row, (one, other) -> one, TreeMap::new));
            rows.putAll(page);
            return page.keySet();
        }

        private Named<T> named(ResultSet row) throws SQLException {
            return new Named<>(row.getString("name"), read.read(row));
        }

        private static boolean begins(String name, String start) {
            return name.regionMatches(true, 0, start, 0, start.length());
        }

        private static Collection<String> next(String start, Collection<String> names) {
            return IntStream.concat(
                            USUAL.codePoints(),
                            names.stream()
                                    .filter(name -> name.length() > start.length())
                                    .mapToInt(name ->
                                            name.toUpperCase(Locale.ROOT).codePointAt(start.length())))
                    .mapToObj(Character::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** As it stands in a pattern in a string: two backslashes are one in the pattern. */
        private static String like(String text) {
            return text.replace("\\", "\\\\\\\\")
                    .replace("_", "\\\\_")
                    .replace("%", "\\\\%")
                    .replace("'", "''");
        }
    }
}
