package io.plumbline.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the embedded database of a data folder, as another process of Plumbline would. */
public final class HomeDatabase {

    private HomeDatabase() {}

    /** Rows of every table of Plumbline's own; Spring Batch, Quartz and Flyway keep their own books. */
    public static Map<String, Long> rows(Path home) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Database database = Database.open(name -> name.equals("PLUMBLINE_HOME") ? home.toString() : null);
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
}
