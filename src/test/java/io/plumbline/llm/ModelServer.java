package io.plumbline.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider on this machine that answers as it is told, and keeps what it was sent. */
public final class ModelServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private Function<Request, Reply> otherwise = request -> Reply.status(500);

    /** What came in. */
    public record Request(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What goes out.
     *
     * @param cut sends this many bytes less than it promised
     * @param millis waited before the body
     */
    public record Reply(int status, Map<String, String> headers, String body, int cut, long millis) {

        public static Reply ok(String body) {
            return new Reply(200, Map.of("Content-Type", "application/json"), body, 0, 0);
        }

        public static Reply stream(String body) {
            return new Reply(200, Map.of("Content-Type", "text/event-stream"), body, 0, 0);
        }

        public static Reply status(int status) {
            return new Reply(status, Map.of(), "{\"error\":{\"message\":\"what the provider says\"}}", 0, 0);
        }

        Reply with(String header, String value) {
            return new Reply(status, Map.of(header, value), body, cut, millis);
        }

        Reply cutBy(int bytes) {
            return new Reply(status, headers, body, bytes, millis);
        }

        Reply after(long time) {
            return new Reply(status, headers, body, cut, time);
        }
    }

    public ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answers, in this order. */
    public synchronized void reply(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** The answer where none is laid ready. */
    public synchronized void otherwise(Function<Request, Reply> reply) {
        otherwise = reply;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized Reply next(Request request) {
        return replies.isEmpty() ? otherwise.apply(request) : replies.remove();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request =
                new Request(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body);
        requests.add(request);
        Reply reply = next(request);
        try (exchange) {
            Thread.sleep(reply.millis());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes, 0, bytes.length - reply.cut());
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
