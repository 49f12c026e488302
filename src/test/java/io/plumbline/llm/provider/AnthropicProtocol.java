package io.plumbline.llm.provider;

import io.plumbline.llm.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Anthropic's messages. */
final class AnthropicProtocol implements Protocol {

    private static final Map<String, Object> USAGE = Map.of("input_tokens", 120, "output_tokens", 7);

    @Override
    public String base() {
        return "/v1";
    }

    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public String answer(String text, String end) {
        return whole(Map.of("type", "text", "text", text), end.equals("length") ? "max_tokens" : "end_turn");
    }

    private static String whole(Map<String, Object> content, String end) {
        return Protocol.json(Map.of(
                "id",
                "msg-1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                "test-model",
                "content",
                List.of(content),
                "stop_reason",
                end,
                "usage",
                USAGE));
    }

    @Override
    public String stream(List<String> pieces) {
        Map<String, Object> message = Map.of(
                "id",
                "msg-1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                "test-model",
                "content",
                List.of(),
                "usage",
                Map.of("input_tokens", 120, "output_tokens", 1));
        String deltas = pieces.stream()
                .map(piece -> event(
                        "content_block_delta",
                        Map.of("index", 0, "delta", Map.of("type", "text_delta", "text", piece))))
                .collect(Collectors.joining());
        return event("message_start", Map.of("message", message))
                + event("content_block_start", Map.of("index", 0, "content_block", Map.of("type", "text", "text", "")))
                + deltas
                + event("content_block_stop", Map.of("index", 0))
                + event(
                        "message_delta",
                        Map.of("delta", Map.of("stop_reason", "end_turn"), "usage", Map.of("output_tokens", 7)))
                + event("message_stop", Map.of());
    }

    private static String event(String type, Map<String, Object> content) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("type", type));
        data.putAll(content);
        return "event: " + type + "\ndata: " + Protocol.json(data) + "\n\n";
    }

    @Override
    public String toolCall(String tool, String argument) {
        return whole(
                Map.of("type", "tool_use", "id", "call-1", "name", tool, "input", Map.of("value", argument)),
                "tool_use");
    }

    @Override
    public String refusal() {
        return whole(Map.of("type", "text", "text", "I cannot help with that."), "refusal");
    }
}
