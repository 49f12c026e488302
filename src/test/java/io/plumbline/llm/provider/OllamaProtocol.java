package io.plumbline.llm.provider;

import io.plumbline.llm.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ollama's chat: one JSON object, or one a line. */
final class OllamaProtocol implements Protocol {

    @Override
    public String base() {
        return "";
    }

    @Override
    public String path() {
        return "/api/chat";
    }

    @Override
    public String answer(String text, String end) {
        return object(Map.of("role", "assistant", "content", text), end);
    }

    private static String object(Map<String, Object> message, String end) {
        Map<String, Object> object = new LinkedHashMap<>(Map.of(
                "model",
                "test-model",
                "created_at",
                "2026-01-01T00:00:00Z",
                "message",
                message,
                "done",
                !end.isEmpty()));
        if (!end.isEmpty()) {
            object.putAll(Map.of("done_reason", end, "prompt_eval_count", 120, "eval_count", 7));
        }
        return Protocol.json(object);
    }

    @Override
    public String stream(List<String> pieces) {
        return pieces.stream()
                        .map(piece -> object(Map.of("role", "assistant", "content", piece), "") + "\n")
                        .collect(Collectors.joining())
                + object(Map.of("role", "assistant", "content", ""), "stop") + "\n";
    }

    @Override
    public String toolCall(String tool, String argument) {
        Map<String, Object> call = Map.of("function", Map.of("name", tool, "arguments", Map.of("value", argument)));
        return object(Map.of("role", "assistant", "content", "", "tool_calls", List.of(call)), "stop");
    }

    @Override
    public String refusal() {
        return answer("I cannot help with that.", "stop");
    }
}
