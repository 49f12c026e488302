package io.plumbline.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The account Plumbline works as in its embedded server, which is not the superuser, and its database. */
final class Accounts {

    /** Name of the account and of its database. */
    static final String NAME = "plumbline";

    /** Wrong password or no such account, no such database. */
    private static final Set<String> NOT_THERE = Set.of("28P01", "28000", "3D000");

    private Accounts() {}

    /** @param url the address of a database by its name */
    static void ensure(UnaryOperator<String> url, String password, Cluster cluster) {
        try (Connection there = connect(url.apply(NAME), NAME, password)) {
            return;
        } catch (SQLException e) {
            if (!NOT_THERE.contains(String.valueOf(e.getSQLState()))) {
                throw unusable(e, cluster);
            }
        }
        try (Connection superuser = connect(url.apply("postgres"), "postgres", password);
                Statement statement = superuser.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login");
            }
            statement.execute("alter role " + NAME + " password '" + password.replace("'", "''") + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException e) {
            throw unusable(e, cluster);
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return new DatabaseAddress(url, user, password).connections().getConnection();
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static DatabaseProblem unusable(SQLException e, Cluster cluster) {
        if ("28P01".equals(e.getSQLState())) {
            return new DatabaseProblem(
                    cluster.data() + " does not accept the password beside it",
                    "restore the file password that belongs to it, or " + cluster.discard(),
                    e);
        }
        return new DatabaseProblem(
                "the embedded database runs and cannot be used: " + e.getMessage(),
                "read " + cluster.log() + ", then run the command again",
                e);
    }
}
