package io.plumbline.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plumbline.model.Readiness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL everything is kept in: the server {@code PLUMBLINE_DB_URL} names, or an embedded one below
 * {@code PLUMBLINE_HOME}. Safe for concurrent use.
 */
public final class Database implements AutoCloseable {

    /** Flyway's scripts, vectors and queries need nothing newer. */
    private static final int OLDEST = 15;

    private final @Nullable EmbeddedServer server;
    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedServer server, DatabaseAddress address) {
        this.server = server;
        this.address = address;
        HikariConfig config = new HikariConfig();
        config.setPoolName("plumbline");
        config.setDataSource(address.connections());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    /**
     * Opens the database that the environment names, and starts the embedded one where it names none.
     *
     * @param environment answers {@code PLUMBLINE_DB_URL}, {@code PLUMBLINE_DB_USER}, {@code PLUMBLINE_DB_PASSWORD} and
     *     {@code PLUMBLINE_HOME}, with null for what is not set
     * @throws DatabaseProblem where it cannot be used
     */
    public static Database open(Function<String, @Nullable String> environment) {
        String url = environment.apply("PLUMBLINE_DB_URL");
        if (url != null && !url.isBlank()) {
            DatabaseAddress address = DatabaseAddress.of(
                    url.strip(), environment.apply("PLUMBLINE_DB_USER"), environment.apply("PLUMBLINE_DB_PASSWORD"));
            checkServer(address);
            return new Database(null, address);
        }
        String home = environment.apply("PLUMBLINE_HOME");
        EmbeddedServer server = EmbeddedServer.open(Path.of(home == null || home.isBlank() ? ".plumbline" : home));
        return new Database(server, DatabaseAddress.of(server.url(), Accounts.NAME, server.password()));
    }

    /**
     * Looks whether it can be used: starts the embedded one where it does not run, and stops it again. Makes no tables.
     *
     * @param environment as for {@link #open}
     * @throws DatabaseProblem where it cannot be used
     */
    public static Readiness examine(Function<String, @Nullable String> environment) {
        String asked = "select current_setting('server_version'),"
                + " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";
        try (Database database = open(environment);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(asked)) {
            row.next();
            if (!row.getBoolean(2)) {
                throw new DatabaseProblem(
                        "the database at " + database.address.shown()
                                + " (PLUMBLINE_DB_URL) lets its user make no tables",
                        "grant the user CREATE on the schema that comes first in its search_path");
            }
            return Readiness.of(
                    new Readiness.Fact("server", "PostgreSQL " + row.getString(1)),
                    new Readiness.Fact("place", database.embedded() ? "embedded" : database.address.shown()));
        } catch (SQLException e) {
            throw new DatabaseProblem(
                    "the database does not answer: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "look into its log");
        }
    }

    /** A server that somebody else watches. */
    static Database at(DatabaseAddress address) {
        return new Database(null, address);
    }

    /** Connections of a pool of ten. */
    public DataSource pool() {
        return pool;
    }

    /** A connection of its own, outside the pool: for what lives as long as its session, such as locks and LISTEN. */
    public Connection connect() throws SQLException {
        return address.connections().getConnection();
    }

    /** Whether Plumbline itself runs the server. */
    public boolean embedded() {
        return server != null;
    }

    private static void checkServer(DatabaseAddress address) {
        PGSimpleDataSource connections = address.connections();
        connections.setLoginTimeout(15);
        try (Connection connection = connections.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST) {
                throw new DatabaseProblem(
                        "PLUMBLINE_DB_URL names a PostgreSQL " + major + "; " + OLDEST + " or newer is needed",
                        "upgrade that server, or unset PLUMBLINE_DB_URL to use the embedded one");
            }
        } catch (SQLException e) {
            throw new DatabaseProblem(
                    "the database at " + address.shown() + " (PLUMBLINE_DB_URL) does not answer: "
                            + address.masked(String.valueOf(e.getMessage())),
                    "check the address, PLUMBLINE_DB_USER and PLUMBLINE_DB_PASSWORD, or unset PLUMBLINE_DB_URL to use"
                            + " the embedded one");
        }
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
