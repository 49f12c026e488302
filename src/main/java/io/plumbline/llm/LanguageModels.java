package io.plumbline.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.llm.LlmProvider.Connection;
import io.plumbline.model.Readiness;
import io.plumbline.model.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes models from settings. What is wrong with the settings is said before anything is asked. */
public final class LanguageModels {

    private final LlmSettings settings;
    private final String key;
    private final List<LlmProvider> providers;

    /**
     * @param key of the provider, from {@code PLUMBLINE_LLM_KEY}; empty for none
     * @param providers every one there is
     */
    public LanguageModels(LlmSettings settings, String key, List<LlmProvider> providers) {
        this.settings = settings;
        this.key = key.strip();
        this.providers = List.copyOf(providers);
    }

    /**
     * One with a budget of its own: for a run, or for a question.
     *
     * @return empty where the settings name no provider, or one that only makes vectors
     * @throws UserError where the settings do not fit together
     */
    public Optional<LanguageModel> chat(AnswerCache cache, CallLedger ledger) {
        if (!settings.on()
                || settings.model().isBlank() && !settings.embeddingModel().isBlank()) {
            return Optional.empty();
        }
        LlmProvider provider = provider();
        if (settings.model().isBlank()) {
            throw UserError.input(
                    "plumbline.llm.model is missing; provider " + provider.name() + " has several models",
                    "Name one, for example with PLUMBLINE_LLM_MODEL.");
        }
        Connection connection = connection(provider, settings.model());
        Caller caller =
                new Caller(provider, connection, prices(provider), new Budget(Budget.Limits.ofChat(settings)), ledger);
        return Optional.of(new LanguageModel(caller, cache));
    }

    /** A model that makes vectors, with a budget for each day; empty where the one in this process does. */
    public Optional<EmbeddingModel> embedding(CallLedger ledger) {
        if (!settings.on() || settings.embeddingModel().isBlank()) {
            return Optional.empty();
        }
        LlmProvider provider = provider();
        EmbeddingModel model = provider.embedding(connection(provider, settings.embeddingModel()))
                .orElseThrow(() -> UserError.input(
                        "plumbline.llm.embedding-model is \"" + settings.embeddingModel() + "\", and provider "
                                + provider.name() + " makes no vectors",
                        "Leave it out; the model in this process makes them."));
        return Optional.of(new GuardedEmbedding(
                provider.name(),
                settings.embeddingModel(),
                model,
                prices(provider),
                Budget.Limits.ofVectors(settings),
                ledger));
    }

    /**
     * Asks the model for one word, which costs some hundred tokens, and for one vector where the settings name a model
     * for them.
     *
     * @return empty where the settings name no provider
     * @throws UserError where a model cannot be used, as a run would find it
     */
    public Optional<Readiness> examine() {
        if (!settings.on()) {
            return Optional.empty();
        }
        CallLedger nowhere = call -> {};
        List<Readiness.Fact> facts = new ArrayList<>();
        chat(AnswerCache.inMemory(), nowhere).ifPresent(model -> {
            try {
                model.ask(Prompt.of("probe", List.of(), List.of()));
            } catch (Unanswered e) {
                throw e.stop();
            }
            facts.add(new Readiness.Fact("model", settings.model()));
            boolean priced = prices(provider()).of(settings.model(), 0, 0).isPresent();
            facts.add(new Readiness.Fact("price", priced ? "known" : "not told"));
        });
        embedding(nowhere)
                .ifPresent(model -> facts.add(new Readiness.Fact(
                        "vectors", settings.embeddingModel() + " of " + model.dimension() + " numbers")));
        return Optional.of(new Readiness(facts, List.of(), List.of()));
    }

    /** The provider that the settings name; empty for none. */
    public String providerName() {
        return settings.provider().strip();
    }

    private LlmProvider provider() {
        List<String> names = providers.stream().map(LlmProvider::name).sorted().toList();
        return providers.stream()
                .filter(provider -> provider.name().equals(settings.provider().strip()))
                .findFirst()
                .orElseThrow(() -> UserError.input(
                        "plumbline.llm.provider is \"" + settings.provider() + "\"; known providers: "
                                + String.join(", ", names),
                        Suggestion.orElse(
                                settings.provider(), names, "Give one of them, or none to ask no language model.")));
    }

    private Prices prices(LlmProvider provider) {
        Prices prices = new Prices(settings.prices());
        List.of(settings.model(), settings.embeddingModel()).forEach(model -> {
            if (provider.free()) {
                prices.free(model);
            }
            BigDecimal limit = settings.maxMoney();
            if (limit != null && !model.isBlank() && prices.of(model, 0, 0).isEmpty()) {
                throw UserError.input(
                        "plumbline.llm.max-money is " + limit.toPlainString() + ", and model " + model
                                + " has no price",
                        "Name its price: plumbline.llm.prices: " + model + "=in/out, in USD per million tokens.");
            }
        });
        return prices;
    }

    private Connection connection(LlmProvider provider, String model) {
        if (provider.keyed() && key.isEmpty()) {
            throw UserError.input("provider " + provider.name() + " needs a key", "Set PLUMBLINE_LLM_KEY.");
        }
        String address = settings.baseUrl().isBlank()
                ? provider.address()
                : settings.baseUrl().strip();
        if (address.isEmpty()) {
            throw UserError.input("provider " + provider.name() + " needs an address", "Set plumbline.llm.base-url.");
        }
        Duration timeout = Duration.ofSeconds(settings.timeoutSeconds());
        return new Connection(
                model.strip(),
                ProviderAddress.checked(address, !key.isEmpty()),
                key,
                settings.answerTokens(),
                timeout,
                new WireBuilder(timeout, new Redaction()));
    }
}
