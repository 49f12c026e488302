package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.plumbline.job.UserError;
import io.plumbline.llm.ModelServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Vectors of providers: the real clients against a server of ours. */
class GuardedEmbeddingTest {

    private final List<LlmCall> calls = new ArrayList<>();
    private ModelServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ModelServer();
        server.otherwise(request -> Reply.ok(
                request.path().equals("/api/embed")
                        ? Protocol.json(Map.of(
                                "model", "small", "embeddings", List.of(List.of(3.0, 4.0)), "prompt_eval_count", 5))
                        : Protocol.json(Map.of(
                                "object",
                                "list",
                                "model",
                                "small",
                                "data",
                                List.of(Map.of("object", "embedding", "index", 0, "embedding", List.of(3.0, 4.0))),
                                "usage",
                                Map.of("prompt_tokens", 5, "total_tokens", 5)))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "openai-compatible", "mistral", "ollama"})
    void vectorsComeFromTheProviderAndNoSecretGoesThere(String provider) {
        EmbeddingModel model = model(provider, "EMBEDDING_TOKENS", "100000");
        List<Embedding> vectors =
                model.embedAll(List.of(TextSegment.from(Planted.text()))).content();
        assertThat(vectors).hasSize(1);
        assertThat(vectors.get(0).vector()).containsExactly(3f, 4f);
        assertThat(model.modelName()).isEqualTo(provider + "/small");
        assertThat(server.requests()).hasSize(1);
        Planted.absent(server.requests().get(0).body());
        assertThat(server.requests().get(0).body()).contains("<SECRET:");
        Planted.absent(calls.toString());
        assertThat(calls).extracting(LlmCall::purpose, LlmCall::outcome).containsExactly(tuple("embed", "ok"));
        assertThat(calls.get(0).tokensIn())
                .as("its client of Ollama does not tell, so they are estimated")
                .isEqualTo(provider.equals("ollama") ? 134 : 5);
    }

    @Test
    void theBudgetOfADayStopsBeforeTheCall() {
        EmbeddingModel model = model("openai", "EMBEDDING_TOKENS", "10");
        model.embed("a table of orders");
        assertThatThrownBy(() -> model.embed("a table of customers"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the next call may take 7 tokens, and of 10 5 are left")
                .extracting(e -> ((UserError) e).kind())
                .isEqualTo(UserError.Kind.SOURCE);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aProviderThatRefusesStopsIndexingWithTheReason() {
        server.reply(Reply.status(401));
        assertThatThrownBy(() -> model("openai", "EMBEDDING_TOKENS", "100").embed("orders"))
                .isInstanceOf(UserError.class)
                .hasMessage("openai/small: it refused the key (401)");
        assertThat(calls).extracting(LlmCall::outcome).containsExactly("it refused the key (401)");
    }

    @Test
    void fewerVectorsThanTextsAreNone() {
        assertThatThrownBy(() -> model("openai", "EMBEDDING_TOKENS", "100")
                        .embedAll(List.of(TextSegment.from("orders"), TextSegment.from("customers"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its answer cannot be read");
    }

    private EmbeddingModel model(String provider, String setting, String value) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PLUMBLINE_LLM_PROVIDER",
                provider,
                "PLUMBLINE_LLM_EMBEDDING_MODEL",
                "small",
                "PLUMBLINE_LLM_BASE_URL",
                server.url() + (provider.equals("ollama") ? "" : "/v1"),
                "PLUMBLINE_LLM_" + setting,
                value));
        try (var context = new AnnotationConfigApplicationContext("io.plumbline.llm.provider")) {
            return new LanguageModels(
                            LlmSettings.of(environment),
                            "key",
                            context.getBeanProvider(LlmProvider.class).stream().toList())
                    .embedding(calls::add)
                    .orElseThrow();
        }
    }
}
