package io.plumbline.crawl.snowflake;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** USE and ALTER SESSION. */
final class Settings {

    private static final Set<String> KNOWN = Set.of(
            "TIMEZONE",
            "QUERY_TAG",
            "STATEMENT_TIMEOUT_IN_SECONDS",
            "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
            "MULTI_STATEMENT_COUNT",
            "JDBC_QUERY_RESULT_FORMAT",
            "ROWS_PER_RESULTSET",
            "AUTOCOMMIT",
            "USE_CACHED_RESULT");

    private final Account account;

    Settings(Account account) {
        this.account = account;
    }

    void change(List<SqlToken> sql, Session session) throws SQLException {
        if (sql.get(0).is("USE")) {
            use(sql, session);
        } else {
            alter(sql, session);
        }
    }

    private static void alter(List<SqlToken> sql, Session session) {
        boolean unset = sql.size() > 2 && sql.get(2).is("UNSET");
        if (sql.size() < 4 || !unset && !sql.get(2).is("SET")) {
            throw SnowflakeError.syntax(sql.get(sql.size() - 1).text());
        }
        for (int i = 3; i < sql.size(); i += sql.size() > i && sql.get(i).is(",") ? 1 : 0) {
            String name = sql.get(i++).upper();
            set(session, name, unset ? null : value(sql, i));
            i += unset ? 0 : 2;
        }
    }

    private static String value(List<SqlToken> sql, int equals) {
        if (equals + 1 >= sql.size() || !sql.get(equals).is("=")) {
            throw SnowflakeError.syntax(equals < sql.size() ? sql.get(equals).text() : "<EOF>");
        }
        return sql.get(equals + 1).value();
    }

    /** As the login and ALTER SESSION do; null takes it back. */
    static void set(Session session, String name, Object value) {
        if (!KNOWN.contains(name) && !name.startsWith("CLIENT_") && !name.startsWith("JDBC_")) {
            throw SnowflakeError.compilation("001006", "42000", "invalid property '" + name + "' for 'SESSION'");
        }
        if (name.equals("TIMEZONE") && value != null && !value.equals("UTC")) {
            throw new SnowflakeError("000603", "XX000", "the fake knows no time zone but UTC");
        }
        if (value == null) {
            session.parameters.remove(name);
        } else {
            session.parameters.put(name, value);
        }
    }

    private void use(List<SqlToken> sql, Session session) throws SQLException {
        if (sql.size() == 4
                && sql.get(1).is("SECONDARY")
                && sql.get(2).is("ROLES")
                && sql.get(3).is("NONE")) {
            session.secondaryRoles = false;
            return;
        }
        boolean typed = sql.size() > 2
                && Set.of("ROLE", "WAREHOUSE", "SCHEMA", "DATABASE")
                        .contains(sql.get(1).upper());
        String what = typed ? sql.get(1).upper() : "DATABASE";
        String name = sql.get(sql.size() - 1).kind() == SqlToken.Kind.QUOTED
                ? sql.get(sql.size() - 1).value()
                : sql.get(sql.size() - 1).upper();
        switch (what) {
            case "ROLE" ->
                session.role = allowed(
                        "Role", name, account.users.get(session.user).roles().contains(name));
            case "WAREHOUSE" ->
                session.warehouse = allowed("Warehouse", name, account.holds(session.role, "WAREHOUSE", name));
            default -> context(session, what, name);
        }
    }

    private static String allowed(String kind, String name, boolean may) {
        if (!may) {
            throw new SnowflakeError(
                    "002043",
                    "02000",
                    "SQL compilation error:\nObject does not exist, or operation cannot be performed: " + kind + " "
                            + name);
        }
        return name;
    }

    /** There is one database with one schema. */
    private static void context(Session session, String what, String name) throws SQLException {
        boolean database = what.equals("DATABASE");
        if (!name.equals(database ? "SNOWFLAKE" : "ACCOUNT_USAGE")) {
            throw SnowflakeError.missing(database ? "Database" : "Schema", name);
        }
        session.database = "SNOWFLAKE";
        session.schema = database ? null : name;
        try (Statement path = session.duck.createStatement()) {
            path.execute("set search_path = '" + (database ? "" : "snowflake.account_usage,") + "memory.main'");
        }
    }
}
