package io.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated schema of its own for one test class, on the embedded server all tests share or on the server with pgvector
 * that {@code PLUMBLINE_TEST_DB_URL} names. Use it as a static {@code @RegisterExtension}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static @Nullable EmbeddedServer server;

    private final boolean pgvector;
    private final String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    private @Nullable Database database;

    private TestDatabase(boolean pgvector) {
        this.pgvector = pgvector;
    }

    public static TestDatabase embedded() {
        return new TestDatabase(false);
    }

    /** Tests are skipped, with the reason in the report, where no server with pgvector is known. */
    public static TestDatabase pgvector() {
        return new TestDatabase(true);
    }

    public Database database() {
        if (database == null) {
            throw new IllegalStateException("not open: is it a static @RegisterExtension?");
        }
        return database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database().pool());
    }

    /** The same schema as another user of the embedded server; {@code postgres} may do everything. */
    Database as(String user, String password) {
        return Database.at(new DatabaseAddress(inSchema(shared()).url(), user, password));
    }

    /** The password of both users that the embedded server begins with. */
    static String password() {
        return String.valueOf(shared().password());
    }

    String schema() {
        return schema;
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(database().pool());
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database().pool()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = Database.at(inSchema(pgvector ? external() : shared()));
        if (pgvector) { // outside the schema, which goes at the end
            jdbc().sql("create extension if not exists vector schema public").update();
        }
        Flyway.configure()
                .dataSource(database.pool())
                .schemas(schema)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (database == null) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema " + schema + " cascade");
        }
        database.close();
    }

    private DatabaseAddress inSchema(DatabaseAddress address) {
        String url = address.url() + (address.url().contains("?") ? "&" : "?") + "currentSchema=" + schema + ",public";
        return new DatabaseAddress(url, address.user(), address.password());
    }

    private static DatabaseAddress external() {
        String url = System.getenv("PLUMBLINE_TEST_DB_URL");
        Assumptions.assumeTrue(
                url != null && !url.isBlank(),
                "SKIPPED: no server with pgvector; set PLUMBLINE_TEST_DB_URL, for example to what .ci/pgvector prints");
        return DatabaseAddress.of(url, null, null);
    }

    private static synchronized DatabaseAddress shared() {
        if (server == null) {
            EmbeddedServer started = EmbeddedServer.open(EmbeddedHome.SHARED);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            server = started;
        }
        return DatabaseAddress.of(server.url(), Accounts.NAME, server.password());
    }
}
