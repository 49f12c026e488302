package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.QueryRunner;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A fake account with a reader, for tests of other packages. */
public final class TestAccount implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("net.snowflake");
    private static final String TOKEN = "pat-of-the-reader";

    private final FakeSnowflake snowflake;

    public TestAccount() throws IOException, SQLException {
        DRIVER.setLevel(Level.OFF);
        snowflake = new FakeSnowflake();
        snowflake.account.user("AUDITOR", List.of(), "READER");
        snowflake.account.tokens.put(TOKEN, new Account.Token("AUDITOR", "PROGRAMMATIC_ACCESS_TOKEN", Instant.MAX));
        snowflake.account.warehouse("AUDIT_WH", Map.of());
        snowflake.account.reader("READER");
    }

    /** A statement that arrived, with the query tag of its session. */
    public record Arrived(String sql, String tag) {}

    public QueryRunner runner() {
        return new SnowflakeRunner();
    }

    /** What arrived, without the fixed statements by which a session finds out who it is. */
    public List<Arrived> arrived() {
        return snowflake.statements.ran.stream()
                .filter(ran -> !ran.sql().equals("use secondary roles none")
                        && !ran.sql().startsWith("select current_account()")
                        && !ran.sql().startsWith("show grants to role"))
                .map(ran ->
                        new Arrived(ran.sql(), String.valueOf(ran.parameters().get("QUERY_TAG"))))
                .toList();
    }

    /** Whether the server was asked to end a statement. */
    public boolean aborted() {
        return snowflake.requests.contains("/queries/v1/abort-request");
    }

    /** How often anything at all was asked of the account's server. */
    public int requests() {
        return snowflake.requests.size();
    }

    public void seed(String sql, Object... values) throws SQLException {
        snowflake.seed(sql, values);
    }

    /** Grants the reader something, as {@code INSERT ON TABLE SHOP.PUBLIC.ORDERS}. */
    public void grant(String privilege, String on, String name) {
        snowflake.account.grant(privilege, on, name, "READER");
    }

    public void revoke(String privilege) {
        snowflake.account.grants.removeIf(grant -> grant.privilege().equals(privilege));
    }

    /** The account as a source of jobs.yml. */
    public SourceSpec source(String name, String warehouse) {
        Options options = new Options(Map.of(
                "account",
                "acme",
                "user",
                "auditor",
                "role",
                "READER",
                "warehouse",
                warehouse,
                "token",
                TOKEN,
                "address",
                snowflake.address()));
        return new SourceSpec(name, "snowflake", options, 3, Path.of("."));
    }

    /** The same as jobs.yml writes it; its token stands in the file {@code token} beside it. */
    public String yaml() {
        return "{type: snowflake, account: acme, user: auditor, role: READER, warehouse: AUDIT_WH,"
                + " token: \"${file:token}\", address: \"" + snowflake.address() + "\"}";
    }

    public String token() {
        return TOKEN;
    }

    @Override
    public void close() throws SQLException {
        snowflake.close();
    }
}
