package io.plumbline.crawl.snowflake;

import io.plumbline.job.UserError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A session that reads. Of one thread at a time. */
final class SnowflakeSession implements AutoCloseable {

    /** Reads the row a result stands at. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    private SnowflakeSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Logs in with one role and no other beside it.
     *
     * @throws UserError of kind SOURCE, with what to do, where Snowflake refuses or cannot be reached
     */
    static SnowflakeSession open(SnowflakeLogin login) {
        return open(login, Map.of());
    }

    /** @param parameters of the session, over those of {@link SessionRules} */
    static SnowflakeSession open(SnowflakeLogin login, Map<String, String> parameters) {
        Properties properties = login.properties();
        properties.putAll(parameters);
        Connection connection;
        try {
            connection = DriverManager.getConnection(login.url(), properties);
        } catch (SQLException e) {
            throw Refusal.of(login, e);
        }
        SnowflakeSession session = new SnowflakeSession(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("use secondary roles none");
        } catch (SQLException e) {
            session.close();
            throw Refusal.of(login, e);
        }
        return session;
    }

    /**
     * @param values what stands for the question marks
     * @throws SnowflakeFailure where there is no whole answer; rows before the failure are not given
     */
    <T> List<T> query(String sql, Row<T> row, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(row.read(rows));
                }
                return read;
            }
        } catch (SQLException e) {
            throw new SnowflakeFailure(e);
        }
    }

    /** For one statement that somebody else watches. */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SnowflakeFailure(e);
        }
    }
}
