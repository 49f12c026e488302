package io.plumbline.crawl.snowflake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sessions by their tokens. A session token dies young and is renewed with the master token. */
final class Sessions {

    private final String duckUrl;
    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final Map<String, Session> byMaster = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(7_000_000);

    /** How often a session was renewed. */
    final AtomicInteger renewals = new AtomicInteger();

    Sessions(String duckUrl) {
        this.duckUrl = duckUrl;
    }

    Session open(String user, String role) throws SQLException {
        Connection duck = DriverManager.getConnection(duckUrl);
        AccountUsage.session(duck);
        return new Session(ids.incrementAndGet(), user, role, duck);
    }

    /** Puts new tokens of a session into an answer under the names that answer has for them. */
    void issue(Session session, ObjectNode data, String token, String master) {
        String session1 = "s-" + UUID.randomUUID();
        String master1 = "m-" + UUID.randomUUID();
        byToken.put(session1, session);
        byMaster.put(master1, session);
        data.put(token, session1).put(master, master1).put("sessionId", session.id);
    }

    /** The session of an {@code Authorization} header. */
    Session of(@Nullable String authorization) {
        Session session = byToken.get(token(authorization));
        if (session == null) {
            throw new SnowflakeError("390112", "08001", "Your session has expired. Please login again.");
        }
        return session;
    }

    Session renew(@Nullable String authorization) {
        Session session = byMaster.remove(token(authorization));
        if (session == null) {
            throw new SnowflakeError(
                    "390114", "08001", "Authentication token has expired.  The user must authenticate again.");
        }
        renewals.incrementAndGet();
        return session;
    }

    private static String token(@Nullable String authorization) {
        return String.valueOf(authorization).replaceFirst("^Snowflake Token=\"(.*)\"$", "$1");
    }

    /** From now on every session token is too old; with {@code masters}, no session can be renewed either. */
    void expire(boolean masters) {
        byToken.clear();
        if (masters) {
            byMaster.clear();
        }
    }

    int open() {
        return (int) byToken.values().stream().distinct().count();
    }

    void close(Session session) throws SQLException {
        byToken.values().removeIf(session::equals);
        byMaster.values().removeIf(session::equals);
        session.duck.close();
    }
}
