package io.plumbline.crawl.snowflake;

import io.plumbline.job.UserError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session that reads. Of one thread at a time. */
final class SnowflakeSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnowflakeSession.class);

    /** Reads of a result: the row it stands at, or all of them. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final SnowflakeLogin login;
    private final Map<String, String> parameters;
    private Connection connection;

    private SnowflakeSession(SnowflakeLogin login, Map<String, String> parameters) {
        this.login = login;
        this.parameters = Map.copyOf(parameters);
        this.connection = connect(login, this.parameters);
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
        return new SnowflakeSession(login, parameters);
    }

    private static Connection connect(SnowflakeLogin login, Map<String, String> parameters) {
        Properties properties = login.properties();
        properties.putAll(parameters);
        Connection connection;
        try {
            connection = DriverManager.getConnection(login.url(), properties);
        } catch (SQLException e) {
            throw Refusal.of(login, e);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("use secondary roles none");
        } catch (SQLException e) {
            close(connection);
            throw Refusal.of(login, e);
        }
        return connection;
    }

    /**
     * Asks. A session that is over is opened once more, for a statement that only reads can be run twice.
     *
     * @param values what stands for the question marks
     * @throws SnowflakeFailure where there is no whole answer; rows before the failure are not given
     */
    <T> List<T> query(String sql, Row<T> row, Object... values) {
        return read(
                sql,
                rows -> {
                    List<T> read = new ArrayList<>();
                    while (rows.next()) {
                        read.add(row.read(rows));
                    }
                    return read;
                },
                values);
    }

    /**
     * The same for a result that is read row by row.
     *
     * @param reading is given the result before its first row, once more where the session was over in between
     */
    <T> T read(String sql, Row<T> reading, Object... values) {
        try {
            return ask(sql, reading, values);
        } catch (SnowflakeFailure e) {
            if (e.kind() != SnowflakeFailure.Kind.SESSION) {
                throw e;
            }
        }
        close();
        connection = connect(login, parameters);
        return ask(sql, reading, values);
    }

    private <T> T ask(String sql, Row<T> reading, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException e) {
            throw new SnowflakeFailure(e);
        }
    }

    /** For one statement that somebody else watches. */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /** What time the account says it is. */
    Instant now() {
        return query("select current_timestamp()", row -> row.getTimestamp(1).toInstant())
                .get(0);
    }

    @Override
    public void close() {
        close(connection);
    }

    /** A session that cannot be told to end ends by itself. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The session did not close: {}", e.getErrorCode());
        }
    }
}
