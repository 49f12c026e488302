package io.plumbline.crawl.snowflake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The script that unloads what a connection asks for, made of the same questions. */
final class UnloadScript {

    static final Path FILE = Path.of("docs/snowflake-unload.sql");

    private static final String HEAD = """
            -- Unloads the extracts that docs/snowflake.md describes. Run it once a day; it reads metadata only. It
                is made of the
            -- questions that a source of type snowflake asks (AccountQuery); change those and renew it.
            alter session set timezone = 'UTC';
            set until_day = current_date();
            set from_day = dateadd('day', -30, $until_day);
            create temporary stage if not exists extracts
              file_format = (type = csv field_optionally_enclosed_by = '"' null_if = () compression = none);

            -- The window and the prices. They are yours to fill in; every sum of money names PRICE_SOURCE.
            copy into @extracts/account.csv from (
              select $from_day as from_day, $until_day as until_day, 3.00 as price_per_credit,
                     23.00 as price_per_tb_month, 'USD' as currency, 'contract of 2026' as price_source
            ) header = true single = true overwrite = true;
            """;

    private UnloadScript() {}

    static String text() {
        StringBuilder script = new StringBuilder(HEAD);
        AccountQuery.ALL.forEach(query ->
                script.append('\n').append(query.views().isEmpty() ? shown(query) : copy(query, bound(query.whole()))));
        return script.append("\nget @extracts file:///srv/snowflake-extracts;\n")
                .toString();
    }

    private static String shown(AccountQuery query) {
        if (query.ofEach()) {
            return """
                    -- %s holds a row for each warehouse, its name and two columns of what this gives; leave it out, or write it by hand:
                    -- %s;
                    """.formatted(query.extract().file(), query.sql().formatted("NAME"));
        }
        String columns = query.extract().columns().stream()
                .map(column -> "\"%s\" as %1$s".formatted(column.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return query.sql() + ";\n"
                + copy(query, "select " + columns + "\nfrom table(result_scan(last_query_id())) order by 1\n");
    }

    private static String copy(AccountQuery query, String sql) {
        return copy(query.extract().file(), sql);
    }

    private static String copy(String file, String sql) {
        return "copy into @extracts/" + file + " from (\n" + sql.indent(2)
                + ") header = true single = true overwrite = true max_file_size = 5000000000;\n";
    }

    /** The bounds of the window stand in pairs. */
    private static String bound(String sql) {
        String text = sql;
        for (int i = 0; text.contains("?"); i++) {
            text = text.replaceFirst("\\?::(?:timestamp_ltz|date)", i % 2 == 0 ? "\\$from_day" : "\\$until_day");
        }
        return text;
    }
}
