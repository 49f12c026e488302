package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryFailure;
import io.plumbline.crawl.QueryFailure.Kind;
import io.plumbline.crawl.QueryResult;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.snowflake.client.api.exception.SnowflakeSQLException;
import org.jspecify.annotations.Nullable;

/**
 * One statement on its way. The server ends it at its limit of time; this side does so too, a little later, and ends it at
 * the server where somebody wishes. Where the server does not answer even then, it is given up: nobody waits for ever.
 */
final class WatchedStatement {

    /** Seconds after the server's own limit at which this side stops it. */
    private static final int LATER = 10;

    /** Seconds the server has for its last word. */
    private static final int LAST_WORD = 10;

    private static final int CANCELLED = 604;
    private static final int OUT_OF_TIME = 630;

    /** Codes from here on are the driver's own: the network, an answer it cannot read. */
    private static final int DRIVER = 200_000;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "query");
        thread.setDaemon(true);
        return thread;
    });

    private final SnowflakeSession session;
    private final BoundedQuery query;
    private final Cancellation cancellation;

    WatchedStatement(SnowflakeSession session, BoundedQuery query, Cancellation cancellation) {
        this.session = session;
        this.query = query;
        this.cancellation = cancellation;
    }

    QueryResult result() {
        if (cancellation.cancelled()) {
            throw new QueryFailure(Kind.CANCELLED, null, "stopped before it was sent");
        }
        try {
            Statement statement = session.statement();
            statement.setMaxRows(query.limits().rows() + 1);
            return watch(statement, THREADS.submit(() -> BoundedRows.read(statement, query)));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private QueryResult watch(Statement statement, Future<QueryResult> answer) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(query.limits().seconds() + LATER);
        while (!cancellation.cancelled() && System.nanoTime() < end) {
            QueryResult result = within(answer, 100);
            if (result != null) {
                return result;
            }
        }
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORD);
        while (System.nanoTime() < last) { // it may have been on its way when it was first asked to end
            aside(statement::cancel);
            QueryResult result = within(answer, 500);
            if (result != null) {
                return result;
            }
        }
        throw new QueryFailure(
                Kind.LOST,
                null,
                "the server was asked to end it and does not answer; look in QUERY_HISTORY for the tag " + query.tag());
    }

    /** The result, or null where there is none yet. */
    private @Nullable QueryResult within(Future<QueryResult> answer, long millis) {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException said) {
                throw failure(said);
            }
            throw new IllegalStateException("the result cannot be read", e.getCause());
        }
    }

    private QueryFailure failure(SQLException e) {
        String id = e instanceof SnowflakeSQLException known ? known.getQueryId() : null;
        String queryId = id == null || id.isBlank() ? null : id;
        String said = new SnowflakeFailure(e).said();
        int code = e.getErrorCode();
        if (cancellation.cancelled()) {
            return new QueryFailure(Kind.CANCELLED, queryId, "stopped; " + said);
        }
        if (code == OUT_OF_TIME) {
            return new QueryFailure(Kind.TIMEOUT, queryId, said);
        }
        if (code == CANCELLED) {
            return new QueryFailure(Kind.CANCELLED, queryId, said);
        }
        boolean answered = code > 0 && code < DRIVER;
        return new QueryFailure(answered ? Kind.FAILED : Kind.LOST, queryId, said);
    }

    /** Something that may hang and whose failure tells nothing new. */
    interface Aside {
        void act() throws Exception;
    }

    /** Does it on another thread and waits for it no longer than a few seconds. */
    static void aside(Aside work) {
        Future<?> done = THREADS.submit(() -> {
            work.act();
            return null;
        });
        try {
            done.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the statement's own answer says what matters
        }
    }
}
