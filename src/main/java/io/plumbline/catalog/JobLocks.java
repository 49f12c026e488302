package io.plumbline.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Locks between processes that live exactly as long as their holder: session-level advisory locks, each on a connection
 * of its own. Postgres frees them when the holder's process dies, however it dies. They need a real session: a pooler in
 * transaction mode between Plumbline and the server breaks them.
 */
public final class JobLocks {

    private final Database database;

    JobLocks(Database database) {
        this.database = database;
    }

    /** A held lock; closing it frees it. Safe for concurrent use. */
    public static final class Held implements AutoCloseable {

        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        /** Whether the lock is still ours: false once the connection broke, for then Postgres has freed it. */
        public boolean alive() {
            try {
                return connection.isValid(5);
            } catch (SQLException e) {
                return false;
            }
        }

        /** Frees the lock before it returns: a session that only ends is still there for a moment. */
        @Override
        public void close() {
            try (Connection session = connection;
                    Statement statement = session.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            } catch (SQLException e) {
                // A session that is gone holds nothing.
            }
        }
    }

    /**
     * Takes the lock of a key, without waiting.
     *
     * @return empty where somebody holds it, this process included
     * @throws DatabaseProblem where the database does not answer
     */
    public Optional<Held> tryLock(String key) {
        Connection connection = null;
        try {
            connection = database.connect();
            if (ask(connection, "select pg_try_advisory_lock(?)", key)) {
                Held held = new Held(connection);
                connection = null;
                return Optional.of(held);
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw unreachable(key, e);
        } finally {
            if (connection != null) {
                new Held(connection).close();
            }
        }
    }

    /** Whether anybody holds the lock of a key at this moment. */
    public boolean held(String key) {
        try (Connection connection = database.pool().getConnection()) {
            return ask(connection, """
                    select exists (
                        select 1 from pg_locks
                        where locktype = 'advisory' and granted and objsubid = 1
                          and database = (select oid from pg_database where datname = current_database())
                          and (classid::bigint << 32 | objid::bigint) = ?)
                    """, key);
        } catch (SQLException e) {
            throw unreachable(key, e);
        }
    }

    private static boolean ask(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number(key));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** The first 64 bits of SHA-256: two keys share a lock once in 2^64. */
    private static long number(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("plumbline:" + key).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static DatabaseProblem unreachable(String key, SQLException e) {
        return new DatabaseProblem(
                "the lock of " + key + " cannot be asked for: " + e.getMessage(),
                "check that the database runs, then run the command again",
                e);
    }
}
