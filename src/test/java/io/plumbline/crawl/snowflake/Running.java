package io.plumbline.crawl.snowflake;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A statement on its way, which another thread may end. */
final class Running {

    final String queryId = UUID.randomUUID().toString();
    final CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Statement statement;
    private @Nullable SnowflakeError reason;

    /** The statement that DuckDB works on from now. */
    synchronized void on(Statement duck) {
        statement = duck;
        check();
    }

    /** Ends it; {@code why} is what its client hears. */
    synchronized void cancel(SnowflakeError why) throws SQLException {
        reason = reason == null ? why : reason;
        over.countDown();
        if (statement != null) {
            statement.cancel();
        }
    }

    synchronized void check() {
        if (reason != null) {
            throw reason;
        }
    }

    synchronized SnowflakeError reasonOr(SnowflakeError other) {
        return reason == null ? other : reason;
    }

    /** Sleeps as SYSTEM$WAIT does, until then or until it is cancelled. */
    void sleep(long millis) throws InterruptedException {
        over.await(millis, TimeUnit.MILLISECONDS);
        check();
    }
}
