package io.plumbline.crawl.snowflake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Snowflake that the real driver logs in to. Its statements are run by DuckDB over tables like ACCOUNT_USAGE,
 * which a test fills with {@link #seed}. It proves a client's way with the wire, with errors and with rows; it does not
 * prove what only Snowflake knows: its own parser, collation, overflow, latency of views, behaviour of warehouses.
 */
final class FakeSnowflake implements AutoCloseable {

    final Account account = new Account();
    final Faults faults = new Faults();
    final Chunks chunks = new Chunks();
    final Sessions sessions;
    final Statements statements;

    /** Paths that were asked for, in order. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** How long a client waits for a statement before it is told to ask again. */
    volatile Duration patience = Duration.ofSeconds(45);

    private final String duckUrl = "jdbc:duckdb::memory:" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Logins logins = new Logins(account);
    private final HttpServer server;
    private final Connection duck;
    private final Dialect dialect = new Dialect(AccountUsage.functions());

    FakeSnowflake() throws IOException, SQLException {
        this(":memory:", 0);
    }

    /**
     * @param file that holds the tables of ACCOUNT_USAGE
     * @param port that it listens on, 0 for any
     */
    FakeSnowflake(String file, int port) throws IOException, SQLException {
        duck = DriverManager.getConnection(duckUrl);
        AccountUsage.create(duck, file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        sessions = new Sessions(duckUrl);
        statements = new Statements(account, new Query(account, chunks, address()), faults, threads, clock);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the driver connects to. */
    String url() {
        return "jdbc:snowflake://127.0.0.1:" + server.getAddress().getPort() + "/?account=" + account.name + "&ssl=off";
    }

    /** Runs a statement in Snowflake's dialect on the tables themselves, as nobody can who logs in. */
    void seed(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = duck.prepareStatement(dialect.toDuckDb(SqlToken.of(sql), word -> null))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        try (exchange) {
            JsonNode body = body(exchange);
            Fault fault = faults.next(path, body.path("sqlText").asString(""));
            if (fault instanceof Fault.Status status) {
                exchange.sendResponseHeaders(status.status(), -1);
                return;
            }
            if (fault instanceof Fault.Slow slow) {
                Thread.sleep(slow.delay().toMillis());
            }
            if (fault instanceof Fault.Expired expired) {
                sessions.expire(expired.master());
            }
            if (path.startsWith("/chunks/")) {
                chunk(exchange, chunks.get(path), fault instanceof Fault.Truncated);
                return;
            }
            ObjectNode answer = answer(exchange, path, body);
            if (!(fault instanceof Fault.Dropped)) {
                send(exchange, answer.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode answer(HttpExchange exchange, String path, JsonNode body) throws InterruptedException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            if (path.startsWith("/queries/") && path.endsWith("/result")) {
                sessions.of(authorization);
                return result(sessions.of(authorization), statements.byQueryId(path.split("/")[2]), body);
            }
            return switch (path) {
                case "/session/v1/login-request" -> login(exchange, body.path("data"));
                case "/session/token-request" -> Answers.good(Answers.renewal(sessions.renew(authorization), sessions));
                case "/queries/v1/query-request" -> query(exchange, sessions.of(authorization), body);
                case "/queries/v1/abort-request" -> {
                    statements.cancel(body.path("requestId").asString(""));
                    yield Answers.good(null);
                }
                case "/session" -> {
                    sessions.close(sessions.of(authorization));
                    yield Answers.good(null);
                }
                case "/session/heartbeat" -> {
                    sessions.of(authorization);
                    yield Answers.good(null);
                }
                case "/telemetry/send" -> Answers.good(null);
                default -> Answers.bad(new SnowflakeError("000404", "08001", "the fake has no " + path), "");
            };
        } catch (SnowflakeError e) {
            return Answers.bad(e, "");
        } catch (SQLException e) {
            return Answers.bad(SnowflakeError.of(e), "");
        }
    }

    private ObjectNode login(HttpExchange exchange, JsonNode data) throws SQLException {
        Account.User user = logins.user(data);
        String role = logins.role(user, parameter(exchange, "roleName"));
        Session session = sessions.open(user.name(), role);
        data.path("SESSION_PARAMETERS")
                .propertyStream()
                .filter(each -> !each.getKey().startsWith("_SNOWFLAKE.")) // the driver's own notes
                .forEach(each ->
                        Settings.set(session, each.getKey(), each.getValue().asString("")));
        String asked = parameter(exchange, "warehouse");
        String warehouse = asked == null ? user.warehouse() : asked.toUpperCase(Locale.ROOT);
        session.warehouse = account.holds(role, "WAREHOUSE", warehouse) ? warehouse : null;
        return Answers.good(Answers.login(session, sessions));
    }

    private ObjectNode query(HttpExchange exchange, Session session, JsonNode request) throws InterruptedException {
        if (!"JSON".equalsIgnoreCase(String.valueOf(session.parameters.get("JDBC_QUERY_RESULT_FORMAT")))) {
            throw new SnowflakeError(
                    "000603", "XX000", "Snowflake would send Arrow now: log in with JDBC_QUERY_RESULT_FORMAT=JSON");
        }
        return result(session, statements.start(session, parameter(exchange, "requestId"), request), request);
    }

    private ObjectNode result(Session session, Running running, JsonNode request) throws InterruptedException {
        try {
            ObjectNode rows = running.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Answers.good(Answers.result(rows, session, running.queryId, request));
        } catch (TimeoutException e) {
            return Answers.pending(running.queryId);
        } catch (ExecutionException e) {
            SnowflakeError error = e.getCause() instanceof SnowflakeError known
                    ? known
                    : new SnowflakeError("000603", "XX000", "the fake broke: " + e.getCause());
            return Answers.bad(error, running.queryId);
        }
    }

    private static String parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? Answers.JSON.createObjectNode() : Answers.JSON.readTree(bytes);
        }
    }

    private static void send(HttpExchange exchange, byte[] json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }

    private static void chunk(HttpExchange exchange, byte[] piece, boolean truncated) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, truncated ? piece.length / 2 : piece.length);
        exchange.getResponseBody().write(piece, 0, truncated ? piece.length / 2 : piece.length);
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        threads.shutdownNow();
        clock.shutdownNow();
        duck.close();
    }
}
