package io.plumbline.llm;

import io.plumbline.llm.ModelServer.Reply;
import io.plumbline.llm.ModelServer.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model at the wire that says what a test wants it to, whatever it is asked. */
public final class ScriptedModel implements AutoCloseable {

    private static final Protocol PROTOCOL = Protocol.openAi();

    private final ModelServer server;
    private final Map<String, String> environment = new TreeMap<>();

    public ScriptedModel() throws IOException {
        server = new ModelServer();
        environment.put("PLUMBLINE_LLM_PROVIDER", "openai-compatible");
        environment.put("PLUMBLINE_LLM_MODEL", "scripted");
        environment.put("PLUMBLINE_LLM_BASE_URL", server.url() + "/v1");
        environment.put("PLUMBLINE_LLM_KEY", "planted-key-0123456789");
        environment.put("PLUMBLINE_LLM_TIMEOUT_SECONDS", "5");
    }

    public ScriptedModel with(String setting, String value) {
        environment.put("PLUMBLINE_LLM_" + setting, value);
        return this;
    }

    /** What a process that asks it has in its environment. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Answers every question by its purpose, {@code choose}, {@code review}, {@code narrate} or {@code answer}. */
    public ScriptedModel says(Function<String, String> answer) {
        server.otherwise(request -> Reply.ok(PROTOCOL.answer(answer.apply(purpose(request)), "stop")));
        return this;
    }

    /** Answers with each of these in turn, and with the last one for ever. */
    public ScriptedModel says(String... answers) {
        AtomicInteger next = new AtomicInteger();
        return says(purpose -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
    }

    /** Answers every question with a call of a tool. */
    public ScriptedModel callsTools() {
        server.otherwise(request -> Reply.ok(PROTOCOL.toolCall("run_sql", "drop table orders")));
        return this;
    }

    /** The instructions and data of every question so far. */
    public List<String> heard() {
        return server.requests().stream().map(ScriptedModel::text).toList();
    }

    /** The bodies as they came in. */
    public List<String> bodies() {
        return server.requests().stream().map(Request::body).toList();
    }

    private static String purpose(Request request) {
        String text = text(request);
        return text.startsWith("You choose")
                ? "choose"
                : text.startsWith("You look over") ? "review" : text.contains("\"part\"") ? "narrate" : "answer";
    }

    private static String text(Request request) {
        StringBuilder text = new StringBuilder();
        for (JsonNode message : JsonMapper.shared().readTree(request.body()).get("messages")) {
            text.append(message.get("content").asString()).append("\n\n");
        }
        return text.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
