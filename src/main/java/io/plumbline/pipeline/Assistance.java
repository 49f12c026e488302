package io.plumbline.pipeline;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.AssistedAgent;
import io.plumbline.agent.Plan;
import io.plumbline.job.UserError;
import io.plumbline.llm.AnswerCache;
import io.plumbline.llm.CallLedger;
import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.LanguageModels;
import io.plumbline.llm.LlmProvider;
import io.plumbline.llm.LlmSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A language model at the side of an agent, where the settings name one. Each question has a budget of its own. */
public final class Assistance {

    private final Supplier<Optional<LanguageModel>> models;

    private Assistance(Supplier<Optional<LanguageModel>> models) {
        this.models = models;
    }

    /**
     * @throws UserError where the settings name a model that cannot be asked: now, and not when the night is half over
     */
    static Assistance of(LanguageModels models, AnswerCache cache, CallLedger ledger) {
        models.chat(cache, ledger);
        return new Assistance(() -> models.chat(cache, ledger));
    }

    /**
     * For a command that starts without Spring. Answers are kept as long as it lives, and calls are put down nowhere.
     *
     * @param environment the variables of the process; no file is read, so nothing that is crawled can name a provider
     */
    public static Assistance of(Map<String, String> environment) {
        return of(models(environment), AnswerCache.inMemory(), call -> {});
    }

    /** Every provider, with the settings of an environment. */
    static LanguageModels models(Map<String, String> environment) {
        LlmSettings settings = LlmSettings.of(environment);
        if (!settings.on()) {
            return new LanguageModels(settings, "", List.of());
        }
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext("io.plumbline.llm.provider")) {
            List<LlmProvider> providers =
                    context.getBeanProvider(LlmProvider.class).stream().toList();
            return new LanguageModels(settings, environment.getOrDefault("PLUMBLINE_LLM_KEY", ""), providers);
        }
    }

    /** The model of one run or question; empty where none is asked. */
    Optional<LanguageModel> model() {
        return models.get();
    }

    /**
     * Answers a question, without a model as {@link Agent#follow} does.
     *
     * @param heard is told each piece of what the model writes, as it comes, unchecked; null for nobody
     */
    public Answer answer(Agent agent, Plan plan, @Nullable Consumer<String> heard) {
        return model().map(model -> new AssistedAgent(agent, model).answer(plan, heard))
                .orElseGet(() -> agent.follow(plan));
    }
}
