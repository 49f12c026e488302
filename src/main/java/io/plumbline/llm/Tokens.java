package io.plumbline.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts tokens before a call, on the safe side: three characters each, where English and SQL have about four. */
final class Tokens {

    private static final int CHARACTERS = 3;

    /** Tokens around a message. */
    private static final int FRAME = 10;

    private Tokens() {}

    static long estimate(List<ChatMessage> messages) {
        return messages.stream()
                .mapToLong(message -> estimate(text(message)) + FRAME)
                .sum();
    }

    static long estimate(String text) {
        return (text.length() + CHARACTERS - 1L) / CHARACTERS;
    }

    /** What the provider counted; what it did not, estimated. */
    static TokenUsage used(@Nullable TokenUsage told, long in, @Nullable String answer) {
        Integer input = told == null ? null : told.inputTokenCount();
        Integer output = told == null ? null : told.outputTokenCount();
        return new TokenUsage(
                input == null ? (int) in : input,
                output == null ? (int) estimate(answer == null ? "" : answer) : output);
    }

    private static String text(ChatMessage message) {
        return message instanceof SystemMessage system
                ? system.text()
                : message instanceof UserMessage user ? user.singleText() : "";
    }
}
