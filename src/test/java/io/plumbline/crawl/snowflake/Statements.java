package io.plumbline.crawl.snowflake;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs statements: each once, however often its request comes, and until it is done, cancelled or out of time. */
final class Statements {

    /** A statement that was run, and what the session was like. */
    record Ran(
            String sql, String role, @Nullable String warehouse, Map<String, Object> parameters, List<String> bound) {}

    private static final Set<String> WRITING = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "CREATE",
            "DROP",
            "ALTER",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "COPY",
            "UNDROP");

    private final Settings settings;
    private final Shows shows;
    private final Query query;
    private final Faults faults;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final Map<String, Running> byRequest = Collections.synchronizedMap(new LinkedHashMap<>());

    /** What ran, in order. */
    final List<Ran> ran = new CopyOnWriteArrayList<>();

    /** Nanoseconds that each text ran, from its start until its rows were ready to be sent. */
    final Map<String, Long> took = new ConcurrentHashMap<>();

    Statements(Account account, Query query, Faults faults, ExecutorService threads, ScheduledExecutorService clock) {
        this.faults = faults;
        this.settings = new Settings(account);
        this.shows = new Shows(account);
        this.query = query;
        this.threads = threads;
        this.clock = clock;
    }

    /** The statement of a request; a request that comes again finds the one that runs or ran. */
    Running start(Session session, String requestId, JsonNode request) {
        return byRequest.computeIfAbsent(requestId, id -> {
            Running running = new Running();
            threads.execute(() -> run(session, running, request));
            return running;
        });
    }

    @Nullable
    Running byQueryId(String queryId) {
        synchronized (byRequest) {
            return byRequest.values().stream()
                    .filter(running -> running.queryId.equals(queryId))
                    .findAny()
                    .orElse(null);
        }
    }

    void cancel(String requestId) throws SQLException {
        Running running = byRequest.get(requestId);
        if (running != null) {
            running.cancel(SnowflakeError.canceled());
        }
    }

    private void run(Session session, Running running, JsonNode request) {
        long begin = System.nanoTime();
        try {
            ObjectNode answer = answer(session, running, request);
            took.merge(request.path("sqlText").asString(""), System.nanoTime() - begin, Long::sum);
            running.answer.complete(answer);
        } catch (SQLException e) {
            running.answer.completeExceptionally(running.reasonOr(SnowflakeError.of(e)));
        } catch (Exception e) {
            running.answer.completeExceptionally(e);
        }
    }

    private ObjectNode answer(Session session, Running running, JsonNode request)
            throws SQLException, InterruptedException {
        long seconds = session.seconds("STATEMENT_TIMEOUT_IN_SECONDS");
        if (seconds > 0) {
            clock.schedule(() -> timeout(running, seconds), seconds, TimeUnit.SECONDS);
        }
        synchronized (session) {
            String text = request.path("sqlText").asString("");
            List<String> bound = bound(request.path("bindings"));
            ran.add(new Ran(text, session.role, session.warehouse, new TreeMap<>(session.parameters), bound));
            SnowflakeError refusal = faults.refusal.apply(text, bound);
            if (refusal != null) {
                throw refusal;
            }
            ObjectNode data = JsonMapper.builder().build().createObjectNode();
            dispatch(one(SqlToken.of(text)), session, running, request, data);
            running.check();
            session.lastQueryId = running.queryId;
            return data;
        }
    }

    private static List<String> bound(JsonNode bindings) {
        return bindings.propertyStream()
                .map(bind -> bind.getValue().path("value").asString(""))
                .toList();
    }

    private static Void timeout(Running running, long seconds) throws SQLException {
        running.cancel(new SnowflakeError(
                "000630",
                "57014",
                "Statement reached its statement or warehouse timeout of " + seconds + " second(s) and was canceled."));
        return null;
    }

    private void dispatch(List<SqlToken> sql, Session session, Running running, JsonNode request, ObjectNode data)
            throws SQLException, InterruptedException {
        String verb = sql.isEmpty() ? "<EOF>" : sql.get(0).upper();
        boolean wait = sql.size() == 5 && sql.get(1).is("SYSTEM$WAIT");
        data.put("statementTypeId", 0x1000);
        if (wait && (verb.equals("CALL") || verb.equals("SELECT"))) {
            running.sleep(Long.parseLong(sql.get(3).text()) * 1000);
            single(data, "waited " + sql.get(3).text() + " seconds");
        } else if (verb.equals("SELECT") || verb.equals("WITH")) {
            query.answer(sql, session, running, request, data);
        } else if (verb.equals("EXPLAIN")) {
            query.explain(sql, session, data);
        } else if (verb.equals("SHOW")) {
            data.put("statementTypeId", 0x4400);
            shows.answer(sql, session, data.putArray("rowtype"), data.putArray("rowset"));
            data.put("total", data.get("rowset").size())
                    .put("returned", data.get("rowset").size());
        } else if (verb.equals("USE")
                || verb.equals("ALTER") && sql.size() > 1 && sql.get(1).is("SESSION")) {
            data.put("statementTypeId", verb.equals("USE") ? 0x4300 : 0x4100);
            settings.change(sql, session);
            single(data, "Statement executed successfully.");
        } else if (WRITING.contains(verb)) {
            throw new SnowflakeError(
                    "003001", "42501", "SQL access control error:\nInsufficient privileges to operate on it: " + verb);
        } else {
            throw SnowflakeError.syntax(sql.isEmpty() ? verb : sql.get(0).text());
        }
    }

    private static List<SqlToken> one(List<SqlToken> sql) {
        int end = sql.size();
        while (end > 0 && sql.get(end - 1).is(";")) {
            end--;
        }
        long statements =
                1 + sql.subList(0, end).stream().filter(token -> token.is(";")).count();
        if (statements > 1) {
            throw new SnowflakeError(
                    "000008",
                    "0A000",
                    "Actual statement count " + statements + " did not match the desired statement count 1.");
        }
        return sql.subList(0, end);
    }

    private static void single(ObjectNode data, String text) {
        Rows.type(data.putArray("rowtype").addObject(), "status", "text");
        data.putArray("rowset").addArray().add(text);
        data.put("total", 1).put("returned", 1);
    }
}
