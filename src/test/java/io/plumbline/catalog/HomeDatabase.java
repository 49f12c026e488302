package io.plumbline.catalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the embedded database of a data folder, as another process of Plumbline would. */
public final class HomeDatabase {

    private HomeDatabase() {}

    /** A run: the second of the epoch it was asked for, and how it stands. */
    public record Run(long second, String status) {}

    /** Every run, in order. */
    public static List<Run> runs(Path home) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (Database database = open(home);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select started_at, status from run order by id")) {
            while (rows.next()) {
                runs.add(new Run(rows.getTimestamp(1).toInstant().getEpochSecond(), rows.getString(2)));
            }
        }
        return runs;
    }

    private static Database open(Path home) {
        return Database.open(name -> name.equals("PLUMBLINE_HOME") ? home.toString() : null);
    }

    /** Rows of every table of Plumbline's own; Spring Batch, Quartz and Flyway keep their own books. */
    public static Map<String, Long> rows(Path home) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Database database = open(home);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery("""
                    select table_name from information_schema.tables
                    where table_schema = 'public' and table_name !~ '^(batch|qrtz|int|flyway)_'
                    """)) {
                while (tables.next()) {
                    rows.put(tables.getString(1), 0L);
                }
            }
            for (String table : rows.keySet()) {
                try (ResultSet count = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    /** Every cell of every table, bytes as text. */
    public static String dump(Path home) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Database database = open(home);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("""
                    select table_schema, table_name from information_schema.tables
                    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                    """)) {
                while (names.next()) {
                    tables.add("\"" + names.getString(1) + "\".\"" + names.getString(2) + "\"");
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            boolean bytes =
                                    rows.getMetaData().getColumnTypeName(i).equals("bytea");
                            byte[] raw = bytes ? rows.getBytes(i) : null;
                            dump.append(raw == null ? rows.getString(i) : new String(raw, StandardCharsets.UTF_8))
                                    .append('\n');
                        }
                    }
                }
            }
        }
        return dump.toString();
    }
}
