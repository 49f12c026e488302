package io.plumbline.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** How a provider writes its answers, in the shapes that it publishes. */
public interface Protocol {

    /** What follows the server's address in {@code base-url}. */
    String base();

    /** Where questions go. */
    String path();

    /** The whole answer at once. {@code end}: {@code stop} or {@code length}. */
    String answer(String text, String end);

    /** The answer in pieces. */
    String stream(List<String> pieces);

    /** An answer that calls a tool. */
    String toolCall(String tool, String argument);

    /** An answer that is none. */
    String refusal();

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** The protocol of OpenAI and those who took it over. */
    static Protocol openAi() {
        return new OpenAi(false);
    }

    /** The same, with the tokens in the last piece instead of one of their own. */
    static Protocol mistral() {
        return new OpenAi(true);
    }

    /** @param counted whether the piece that ends an answer tells its tokens */
    record OpenAi(boolean counted) implements Protocol {

        private static final Map<String, Object> USAGE =
                Map.of("prompt_tokens", 120, "completion_tokens", 7, "total_tokens", 127);

        @Override
        public String base() {
            return "/v1";
        }

        @Override
        public String path() {
            return "/v1/chat/completions";
        }

        @Override
        public String answer(String text, String end) {
            return whole(Map.of("role", "assistant", "content", text), end);
        }

        private static String whole(Map<String, Object> message, String end) {
            return json(Map.of(
                    "id",
                    "chat-1",
                    "object",
                    "chat.completion",
                    "created",
                    1,
                    "model",
                    "test-model",
                    "choices",
                    List.of(Map.of("index", 0, "message", message, "finish_reason", end)),
                    "usage",
                    USAGE));
        }

        @Override
        public String stream(List<String> pieces) {
            String events = pieces.stream()
                    .map(piece ->
                            chunk(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))))))
                    .collect(Collectors.joining());
            Map<String, Object> end = Map.of("index", 0, "delta", Map.of("content", ""), "finish_reason", "stop");
            String last = counted
                    ? chunk(Map.of("choices", List.of(end), "usage", USAGE))
                    : chunk(Map.of("choices", List.of(end))) + chunk(Map.of("choices", List.of(), "usage", USAGE));
            return events + last + "data: [DONE]\n\n";
        }

        private static String chunk(Map<String, Object> content) {
            Map<String, Object> data = new LinkedHashMap<>(
                    Map.of("id", "chat-1", "object", "chat.completion.chunk", "created", 1, "model", "test-model"));
            data.putAll(content);
            return "data: " + json(data) + "\n\n";
        }

        @Override
        public String toolCall(String tool, String argument) {
            Map<String, Object> call = Map.of(
                    "id",
                    "call-1",
                    "type",
                    "function",
                    "function",
                    Map.of("name", tool, "arguments", json(Map.of("value", argument))));
            return whole(Map.of("role", "assistant", "tool_calls", List.of(call)), "tool_calls");
        }

        @Override
        public String refusal() {
            return whole(Map.of("role", "assistant", "content", "I cannot help with that."), "content_filter");
        }
    }
}
