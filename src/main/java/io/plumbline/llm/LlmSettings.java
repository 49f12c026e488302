package io.plumbline.llm;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Which language model is asked, and what that may cost. Without a provider none is asked. The key is no setting: it comes
 * from the variable {@code PLUMBLINE_LLM_KEY} alone.
 *
 * @param provider {@code openai}, {@code anthropic}, {@code ollama}, {@code mistral} or {@code openai-compatible}; empty for none
 * @param model the provider's name of the model
 * @param baseUrl where the provider is; empty for its own address
 * @param embeddingModel a model of the same provider that makes vectors; empty for the one in this process
 * @param prices {@code model=in/out} by model, in USD per million tokens, with spaces between models
 * @param maxTokens tokens that one run or one question may use, asked and answered
 * @param maxMoney USD that one run or one question may cost; null for no limit
 * @param maxSeconds how long the calls of one run or one question may take together
 * @param maxRounds calls to the model in one run or for one question
 * @param answerTokens longest answer
 * @param embeddingTokens tokens that vectors of one day may take
 * @param timeoutSeconds how long one call may take
 */
@ConfigurationProperties("plumbline.llm")
public record LlmSettings(
        @DefaultValue("") String provider,
        @DefaultValue("") String model,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String embeddingModel,
        @DefaultValue("") String prices,
        @DefaultValue("200000") long maxTokens,
        @Nullable BigDecimal maxMoney,
        @DefaultValue("300") int maxSeconds,
        @DefaultValue("8") int maxRounds,
        @DefaultValue("2000") int answerTokens,
        @DefaultValue("50000000") long embeddingTokens,
        @DefaultValue("60") int timeoutSeconds) {

    static final String PREFIX = "PLUMBLINE_LLM_";

    private static final List<String> NAMES = List.of(
            "ANSWER_TOKENS",
            "BASE_URL",
            "EMBEDDING_MODEL",
            "EMBEDDING_TOKENS",
            "KEY",
            "MAX_MONEY",
            "MAX_ROUNDS",
            "MAX_SECONDS",
            "MAX_TOKENS",
            "MODEL",
            "PRICES",
            "PROVIDER",
            "TIMEOUT_SECONDS");

    /** Whether a language model is asked at all. */
    public boolean on() {
        return !provider.isBlank();
    }

    /**
     * The settings of a process that starts without Spring.
     *
     * @param variables of the environment; those that start with {@code PLUMBLINE_LLM_} count
     * @throws UserError where one is unknown or not of its type
     */
    public static LlmSettings of(Map<String, String> variables) {
        Map<String, String> properties = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String setting = name.substring(PREFIX.length());
                if (!NAMES.contains(setting)) {
                    throw UserError.input(
                            "environment: " + name + " is no setting; settings are " + PREFIX
                                    + String.join(", " + PREFIX, NAMES),
                            Suggestion.orElse(setting, NAMES, "Remove it."));
                }
                properties.put(
                        "plumbline.llm." + setting.toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        });
        properties.remove("plumbline.llm.key");
        try {
            return new Binder(new MapConfigurationPropertySource(properties))
                    .bindOrCreate("plumbline.llm", LlmSettings.class);
        } catch (BindException e) {
            String name = e.getName().toString().replace("plumbline.llm.", "").replace('-', '_');
            throw UserError.input(
                    "environment: " + PREFIX + name.toUpperCase(Locale.ROOT) + " is not a number",
                    "Give a number, or leave it out.");
        }
    }
}
