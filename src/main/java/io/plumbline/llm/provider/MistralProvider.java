package io.plumbline.llm.provider;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiEmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import io.plumbline.llm.LlmProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mistral's own service. */
@Component
final class MistralProvider implements LlmProvider {

    @Override
    public String name() {
        return "mistral";
    }

    @Override
    public String address() {
        return "https://api.mistral.ai/v1";
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public ChatModel chat(Connection to) {
        return MistralAiChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .temperature(0.0)
                .randomSeed(1)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public StreamingChatModel streaming(Connection to) {
        return MistralAiStreamingChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxTokens(to.answerTokens())
                .temperature(0.0)
                .randomSeed(1)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Connection to) {
        return Optional.of(MistralAiEmbeddingModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxRetries(0)
                .timeout(to.timeout())
                .build());
    }
}
