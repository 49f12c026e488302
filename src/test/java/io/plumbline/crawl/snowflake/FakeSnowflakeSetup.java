package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fake account with a reader, and connections to it through the real driver, set up as the product sets them up. */
abstract class FakeSnowflakeSetup {

    static final String PAT = "pat-of-the-reader";
    static final String OAUTH = "oauth-of-the-reader";

    /** The driver logs every error before it throws it; held, so that its level is not collected. */
    private static final Logger DRIVER = Logger.getLogger("net.snowflake");

    FakeSnowflake snowflake;

    @BeforeEach
    void start() throws IOException, SQLException {
        DRIVER.setLevel(Level.OFF);
        snowflake = new FakeSnowflake();
        Account account = snowflake.account;
        account.user(
                "AUDITOR",
                List.of(SnowflakeKeys.FIRST.getPublic(), SnowflakeKeys.SECOND.getPublic()),
                "READER",
                "NOBODY");
        account.tokens.put(PAT, new Account.Token("AUDITOR", "PROGRAMMATIC_ACCESS_TOKEN", Instant.MAX));
        account.tokens.put(OAUTH, new Account.Token("AUDITOR", "OAUTH", Instant.MAX));
        account.warehouse("AUDIT_WH", Map.of("auto_suspend", 60));
        account.reader("READER");
    }

    @AfterEach
    void stop() throws SQLException {
        snowflake.close();
    }

    static Properties properties(Object... more) {
        Properties properties = new Properties();
        properties.put("user", "auditor");
        properties.put("authenticator", "PROGRAMMATIC_ACCESS_TOKEN");
        properties.put("token", PAT);
        properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
        properties.put("CLIENT_TELEMETRY_ENABLED", "false");
        properties.put("disablePlatformDetection", "true");
        properties.put("TIMEZONE", "UTC");
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties;
    }

    final Connection connect(Object... more) throws SQLException {
        return DriverManager.getConnection(snowflake.url(), properties(more));
    }

    /** The first value of the first row. */
    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
