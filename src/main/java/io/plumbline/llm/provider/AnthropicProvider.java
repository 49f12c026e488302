package io.plumbline.llm.provider;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.plumbline.llm.LlmProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Anthropic. It makes no vectors. */
@Component
final class AnthropicProvider implements LlmProvider {

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String address() {
        return "https://api.anthropic.com/v1";
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public ChatModel chat(Connection to) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .maxRetries(0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public StreamingChatModel streaming(Connection to) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .timeout(to.timeout())
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Connection to) {
        return Optional.empty();
    }
}
