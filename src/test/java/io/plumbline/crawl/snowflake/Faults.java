package io.plumbline.crawl.snowflake;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Faults to come, each for one request: of a statement, of a chunk, of a login. */
final class Faults {

    private record OfStatement(String part, Fault fault) {}

    private final Deque<OfStatement> statements = new ConcurrentLinkedDeque<>();
    private final Deque<Fault> chunks = new ConcurrentLinkedDeque<>();
    private final Deque<Fault> logins = new ConcurrentLinkedDeque<>();

    /** What a statement is refused with, by its text and the values it binds; null lets it run. */
    volatile BiFunction<String, List<String>, @Nullable SnowflakeError> refusal = (sql, bound) -> null;

    void ofStatements(Fault... faults) {
        ofStatements("", faults);
    }

    /** Faults of the next statements that have a part in their text. */
    void ofStatements(String part, Fault... faults) {
        for (Fault fault : faults) {
            statements.add(new OfStatement(part, fault));
        }
    }

    void ofChunks(Fault... faults) {
        chunks.addAll(List.of(faults));
    }

    void ofLogins(Fault... faults) {
        logins.addAll(List.of(faults));
    }

    @Nullable
    Fault next(String path, String sql) {
        return switch (path) {
            case "/queries/v1/query-request" -> statement(sql);
            case "/session/v1/login-request" -> logins.poll();
            default -> path.startsWith("/chunks/") ? chunks.poll() : null;
        };
    }

    private synchronized @Nullable Fault statement(String sql) {
        for (OfStatement next : statements) {
            if (sql.contains(next.part())) {
                statements.remove(next);
                return next.fault();
            }
        }
        return null;
    }
}
