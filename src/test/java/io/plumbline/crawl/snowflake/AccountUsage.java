package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database SNOWFLAKE with its schema ACCOUNT_USAGE in DuckDB, and who may read which of its views. */
final class AccountUsage {

    /** A view: the database roles of which one is enough to read it, and whether it needs Enterprise Edition. */
    record View(String name, Set<String> roles, boolean enterprise) {}

    static final Map<String, View> VIEWS = views();

    /** The type of the columns that are objects or arrays, by name; DuckDB has them as JSON like variants. */
    static final Map<String, String> NESTED = nested();

    private static final String SETTINGS = """
            set autoinstall_known_extensions = false;
            set autoload_known_extensions = false;
            create type sf_timestamp_tz as struct(instant timestamptz, minutes int);
            """;

    private AccountUsage() {}

    /** Makes everything in a new database; rows are up to the test. */
    static void create(Connection duck) throws SQLException {
        create(duck, ":memory:");
    }

    /** @param file that holds the tables, made where it is missing; {@code :memory:} for none */
    static void create(Connection duck, String file) throws SQLException {
        Dialect dialect = new Dialect(Set.of());
        session(duck);
        try (Statement statement = duck.createStatement()) {
            statement.execute("attach '" + file + "' as snowflake");
            statement.execute("create schema if not exists snowflake.account_usage");
            statement.execute(SETTINGS);
            statement.execute(resource("functions.sql"));
            statement.execute("set search_path = 'snowflake.account_usage,memory.main'");
            for (String ddl : isMade(statement)
                    ? new String[0]
                    : resource("account_usage.sql").split(";\\s*")) {
                statement.execute(dialect.toDuckDb(SqlToken.of(ddl), name -> null));
            }
            statement.execute("set enable_external_access = false");
        }
        session(duck);
    }

    private static boolean isMade(Statement statement) throws SQLException {
        try (ResultSet tables =
                statement.executeQuery("select count(*) from duckdb_tables() where database_name = 'snowflake'")) {
            tables.next();
            return tables.getInt(1) > 0;
        }
    }

    /** What each connection needs. */
    static void session(Connection duck) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("set search_path = 'memory.main'");
        }
    }

    static Set<String> functions() {
        Set<String> functions = new TreeSet<>();
        Matcher native_ = Pattern.compile("(?m)^-- native: (.*)$").matcher(resource("functions.sql"));
        while (native_.find()) {
            functions.addAll(List.of(native_.group(1).toUpperCase(Locale.ROOT).split(" ")));
        }
        Matcher macro = Pattern.compile("(?m)^create macro (\\w+)").matcher(resource("functions.sql"));
        while (macro.find()) {
            functions.add(macro.group(1).toUpperCase(Locale.ROOT));
        }
        return functions;
    }

    private static Map<String, View> views() {
        Map<String, View> views = new TreeMap<>();
        Matcher view = Pattern.compile("(?m)^create table (\\w+) \\( -- ([A-Z_ ]+?)( enterprise)?$")
                .matcher(resource("account_usage.sql"));
        while (view.find()) {
            String name = view.group(1).toUpperCase(Locale.ROOT);
            views.put(name, new View(name, Set.of(view.group(2).split(" ")), view.group(3) != null));
        }
        return views;
    }

    private static Map<String, String> nested() {
        Map<String, String> nested = new TreeMap<>();
        Matcher column = Pattern.compile("(\\w+) (array|object)\\b").matcher(resource("account_usage.sql"));
        while (column.find()) {
            nested.put(column.group(1).toUpperCase(Locale.ROOT), column.group(2));
        }
        return nested;
    }

    /** The columns of a view and their documented types, without lengths: {@code QUERY_ID} is {@code varchar}. */
    static Map<String, String> columns(String view) {
        Matcher table = Pattern.compile("(?s)create table " + view.toLowerCase(Locale.ROOT) + " \\([^\\n]*(.*?)\\);")
                .matcher(resource("account_usage.sql"));
        if (!table.find()) {
            throw new IllegalArgumentException("no view " + view);
        }
        Map<String, String> columns = new TreeMap<>();
        Matcher column = Pattern.compile("\"?(\\w+)\"? ([a-z_]+)(?:\\([0-9,]+\\))?(?:,|$)")
                .matcher(table.group(1));
        while (column.find()) {
            columns.put(column.group(1).toUpperCase(Locale.ROOT), column.group(2));
        }
        return columns;
    }

    static String resource(String name) {
        try (InputStream in = AccountUsage.class.getResourceAsStream("/snowflake/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
