package io.plumbline.llm.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.plumbline.llm.LlmProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whatever speaks OpenAI's protocol: vLLM, LM Studio, a gateway. Not all of them know schemas, so the prompt alone asks for
 * one. A key is sent where there is one.
 */
@Component
final class OpenAiCompatibleProvider implements LlmProvider {

    @Override
    public String name() {
        return "openai-compatible";
    }

    @Override
    public String address() {
        return "";
    }

    @Override
    public boolean keyed() {
        return false;
    }

    @Override
    public ChatModel chat(Connection to) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(key(to))
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .temperature(0.0)
                .maxRetries(0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public StreamingChatModel streaming(Connection to) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(key(to))
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .temperature(0.0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Connection to) {
        return Optional.of(OpenAiEmbeddingModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(key(to))
                .modelName(to.model())
                .maxRetries(0)
                .timeout(to.timeout())
                .build());
    }

    /** The client wants one in any case. */
    private static String key(Connection to) {
        return to.key().isEmpty() ? "none" : to.key();
    }
}
