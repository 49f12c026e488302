package io.plumbline.llm.provider;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.plumbline.llm.LlmProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Models on a machine of one's own. */
@Component
final class OllamaProvider implements LlmProvider {

    /** Tokens of a prompt with its answer. Left alone, Ollama silently cuts off what is over its own few thousand. */
    private static final int WINDOW = 16_384;

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public String address() {
        return "http://localhost:11434";
    }

    @Override
    public boolean keyed() {
        return false;
    }

    @Override
    public boolean free() {
        return true;
    }

    @Override
    public ChatModel chat(Connection to) {
        return OllamaChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .modelName(to.model())
                .numPredict(to.answerTokens())
                .numCtx(WINDOW)
                .temperature(0.0)
                .seed(1)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public StreamingChatModel streaming(Connection to) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .modelName(to.model())
                .numPredict(to.answerTokens())
                .numCtx(WINDOW)
                .temperature(0.0)
                .seed(1)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .timeout(to.timeout())
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Connection to) {
        return Optional.of(OllamaEmbeddingModel.builder()
                .httpClientBuilder(to.http())
                .baseUrl(to.address())
                .modelName(to.model())
                .maxRetries(0)
                .timeout(to.timeout())
                .build());
    }
}
