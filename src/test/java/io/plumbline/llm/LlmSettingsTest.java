package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class LlmSettingsTest {

    @Test
    void withoutAProviderNoModelIsAsked() {
        assertThat(LlmSettings.of(Map.of("HOME", "/root")).on()).isFalse();
        assertThat(models(Map.of()).chat(AnswerCache.inMemory(), call -> {})).isEmpty();
        assertThat(models(Map.of()).embedding(call -> {})).isEmpty();
    }

    @Test
    void everySettingHasAVariable() {
        LlmSettings settings = LlmSettings.of(env(
                "PROVIDER=openai", "MODEL=gpt-x", "MAX_MONEY=0.5", "MAX_TOKENS=9", "EMBEDDING_MODEL=small", "KEY=k"));
        assertThat(settings.model()).isEqualTo("gpt-x");
        assertThat(settings.maxMoney()).isEqualByComparingTo("0.5");
        assertThat(settings.maxTokens()).isEqualTo(9);
        assertThat(settings.embeddingModel()).isEqualTo("small");
        assertThat(settings.maxRounds()).as("left alone").isEqualTo(8);
        assertThat(settings.toString()).as("the key is no setting").doesNotContain("k=k", "key");
    }

    @Test
    void mistakesAreSaidWithWhatToDo() {
        refused("MODLE=gpt-x", "PLUMBLINE_LLM_MODLE is no setting", "Did you mean \"MODEL\"?");
        refused("MAX_TOKENS=many", "PLUMBLINE_LLM_MAX_TOKENS is not a number", "Give a number, or leave it out.");
        refused(
                "PROVIDER=opnai",
                "plumbline.llm.provider is \"opnai\"; known providers: anthropic, mistral, ollama, openai, openai-compatible",
                "Did you mean \"openai\"?");
        refused("PROVIDER=openai", "plumbline.llm.model is missing", "PLUMBLINE_LLM_MODEL");
        refused("PROVIDER=openai MODEL=m", "provider openai needs a key", "Set PLUMBLINE_LLM_KEY.");
        refused("PROVIDER=openai-compatible MODEL=m", "needs an address", "Set plumbline.llm.base-url.");
        refused("PROVIDER=anthropic EMBEDDING_MODEL=m KEY=k", "makes no vectors", "Leave it out");
        refused("PROVIDER=ollama MODEL=m PRICES=m:1", "\"m:1\" is no price", "gpt-4.1-mini=0.40/1.60");
        refused("PROVIDER=openai MODEL=m KEY=k MAX_MONEY=1", "model m has no price", "m=in/out");
    }

    @Test
    void aKeyIsSentOverHttpsOrStaysOnThisMachine() {
        refused("PROVIDER=openai MODEL=m KEY=k BASE_URL=http://gateway.example.com/v1", "readable on the way", "https");
        refused("PROVIDER=ollama MODEL=m BASE_URL=http://169.254.169.254", "the machine's own cloud", "https");
        refused("PROVIDER=ollama MODEL=m BASE_URL=http://[fe80::1]:80", "the machine's own cloud", "https");
        refused("PROVIDER=ollama MODEL=m BASE_URL=https://me:secret@example.com", "holds a name, a password", "https");
        refused("PROVIDER=ollama MODEL=m BASE_URL=file:///etc/passwd", "no address of http or https", "https");
        refused("PROVIDER=ollama MODEL=m BASE_URL=localhost:11434", "no address of http or https", "https");
        for (String fine : new String[] {"http://ollama:11434", "http://localhost:1/", "https://example.com/v1"}) {
            assertThat(models(env("PROVIDER=ollama", "MODEL=m", "BASE_URL=" + fine))
                            .chat(AnswerCache.inMemory(), call -> {}))
                    .as(fine)
                    .isPresent();
        }
    }

    private static void refused(String variables, String problem, String action) {
        Map<String, String> environment = env(variables.split(" "));
        assertThatThrownBy(() -> {
                    LanguageModels models = models(environment);
                    models.chat(AnswerCache.inMemory(), call -> {});
                    models.embedding(call -> {});
                })
                .as(variables)
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("secret@")
                .extracting(e -> ((UserError) e).action())
                .asString()
                .contains(action);
    }

    private static Map<String, String> env(String... variables) {
        Map<String, String> environment = new TreeMap<>();
        Arrays.stream(variables)
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> environment.put("PLUMBLINE_LLM_" + variable[0], variable[1]));
        return environment;
    }

    private static LanguageModels models(Map<String, String> environment) {
        try (var context = new AnnotationConfigApplicationContext("io.plumbline.llm.provider")) {
            return new LanguageModels(
                    LlmSettings.of(environment),
                    environment.getOrDefault("PLUMBLINE_LLM_KEY", ""),
                    context.getBeanProvider(LlmProvider.class).stream().toList());
        }
    }
}
