package io.plumbline.crawl.snowflake;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Faults to come, each for one request: of a statement, of a chunk, of a login. */
final class Faults {

    private final Deque<Fault> statements = new ConcurrentLinkedDeque<>();
    private final Deque<Fault> chunks = new ConcurrentLinkedDeque<>();
    private final Deque<Fault> logins = new ConcurrentLinkedDeque<>();

    void ofStatements(Fault... faults) {
        statements.addAll(List.of(faults));
    }

    void ofChunks(Fault... faults) {
        chunks.addAll(List.of(faults));
    }

    void ofLogins(Fault... faults) {
        logins.addAll(List.of(faults));
    }

    @Nullable
    Fault next(String path) {
        return switch (path) {
            case "/queries/v1/query-request" -> statements.poll();
            case "/session/v1/login-request" -> logins.poll();
            default -> path.startsWith("/chunks/") ? chunks.poll() : null;
        };
    }
}
