package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FakeAccountIT extends AccountContract {

    private FakeSnowflake snowflake;

    @BeforeEach
    void start() throws IOException, SQLException {
        snowflake = new FakeSnowflake();
        snowflake.account.user("AUDITOR", List.of(), "READER");
        snowflake.account.tokens.put("t", new Account.Token("AUDITOR", "PROGRAMMATIC_ACCESS_TOKEN", Instant.MAX));
        snowflake.account.warehouse("AUDIT_WH", Map.of());
        snowflake.account.reader("READER");
    }

    @AfterEach
    void stop() throws SQLException {
        snowflake.close();
    }

    @Override
    SnowflakeLogin login() {
        URI address = URI.create(snowflake.address());
        return new SnowflakeLogin(
                "wh", "acme", address, "auditor", null, "AUDIT_WH", new Proof.AccessToken("t"), 60, false);
    }
}
