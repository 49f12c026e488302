package io.plumbline.llm.provider;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.plumbline.llm.LlmProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** OpenAI itself: answers are held to a schema there already. */
@Component
final class OpenAiProvider implements LlmProvider {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String address() {
        return "https://api.openai.com/v1";
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public ChatModel chat(Connection to) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxCompletionTokens(to.answerTokens())
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public StreamingChatModel streaming(Connection to) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxCompletionTokens(to.answerTokens())
                .strictJsonSchema(true)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Connection to) {
        return Optional.of(OpenAiEmbeddingModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .apiKey(to.key())
                .modelName(to.model())
                .maxRetries(0)
                .timeout(to.timeout())
                .build());
    }
}
