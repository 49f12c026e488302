package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.llm.ModelServer.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A budget stops before the call that would pass it, and an answer that is known costs nothing. */
class BudgetTest {

    private static final String GOOD = "{\"sentences\":[]}";

    private final List<LlmCall> calls = new ArrayList<>();
    private final AnswerCache cache = AnswerCache.inMemory();
    private ModelServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ModelServer();
        server.otherwise(request -> Reply.ok(Protocol.openAi().answer(GOOD, "stop")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void moneyStopsBeforeTheCallThatCouldPassIt() {
        LanguageModel model = model("MAX_MONEY", "0.006");
        int number = 0;
        while (number < 100 && answers(model, number)) {
            number++;
        }
        stopped(model, number, "may cost", "plumbline.llm.max-money");
        assertThat(number).isBetween(1, 30);
        BigDecimal spent = calls.stream().map(LlmCall::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(spent).isPositive().isLessThan(new BigDecimal("0.006"));
    }

    @Test
    void tokensStopBeforeTheCallThatCouldPassThem() {
        LanguageModel model = model("MAX_TOKENS", "3500");
        int number = 0;
        while (number < 100 && answers(model, number)) {
            number++;
        }
        stopped(model, number, "may take", "plumbline.llm.max-tokens");
        assertThat(number).isBetween(1, 20);
    }

    private static boolean answers(LanguageModel model, int number) {
        try {
            model.ask(prompt(number));
            return true;
        } catch (Unanswered e) {
            assertThat(e.overBudget()).isTrue();
            return false;
        }
    }

    @Test
    void roundsStopBeforeTheCall() {
        LanguageModel model = model("MAX_ROUNDS", "1");
        model.ask(prompt(1));
        stopped(model, 2, "1 calls were made", "plumbline.llm.max-rounds");
    }

    @Test
    void timeStopsBeforeTheCall() {
        server.reply(Reply.ok(Protocol.openAi().answer(GOOD, "stop")).after(1_100));
        LanguageModel model = model("MAX_SECONDS", "1");
        model.ask(prompt(1));
        stopped(model, 2, "took 1 seconds", "plumbline.llm.max-seconds");
    }

    @Test
    void callsAtOnceDoNotPassALimitTogether() {
        LanguageModel model = model("MAX_ROUNDS", "3");
        long answered = IntStream.range(0, 12)
                .parallel()
                .filter(i -> {
                    try {
                        model.ask(prompt(i));
                        return true;
                    } catch (Unanswered e) {
                        return false;
                    }
                })
                .count();
        assertThat(answered).isEqualTo(3);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whatIsKnownIsNotAskedAgainAndCostsNothing() {
        model("MAX_ROUNDS", "1").ask(prompt(1));
        model("MAX_ROUNDS", "0").ask(prompt(1));
        assertThat(server.requests()).hasSize(1);
        assertThat(calls).extracting(LlmCall::cached).containsExactly(false, true);
        assertThat(calls.get(1).money()).isZero();
        assertThat(calls.get(1).promptHash())
                .isEqualTo(calls.get(0).promptHash())
                .hasSize(64);
    }

    @Test
    void anotherQuestionModelOrLengthIsAnotherAnswer() {
        model("MAX_ROUNDS", "1").ask(prompt(1));
        model("MAX_ROUNDS", "1").ask(prompt(2));
        model("ANSWER_TOKENS", "1999").ask(prompt(1));
        model("MODEL", "other").ask(prompt(1));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aCallThatWasNeverAnsweredUsesNothing() {
        server.reply(Reply.status(400));
        LanguageModel model = model("MAX_TOKENS", "3000");
        assertThatThrownBy(() -> model.ask(prompt(1))).isInstanceOf(Unanswered.class);
        model.ask(prompt(2));
        assertThat(calls).extracting(LlmCall::tokensIn).containsExactly(0L, 120L);
    }

    private void stopped(LanguageModel model, int number, String reason, String setting) {
        int before = server.requests().size();
        assertThatThrownBy(() -> model.ask(prompt(number)))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining(reason)
                .extracting(e -> ((Unanswered) e).action())
                .asString()
                .contains(setting);
        assertThat(server.requests()).as("nothing was sent").hasSize(before);
    }

    private LanguageModel model(String setting, String value) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PLUMBLINE_LLM_PROVIDER", "openai-compatible",
                "PLUMBLINE_LLM_MODEL", "test-model",
                "PLUMBLINE_LLM_BASE_URL", server.url() + "/v1",
                "PLUMBLINE_LLM_PRICES", "test-model=1.00/2.00 other=1/2"));
        environment.put("PLUMBLINE_LLM_MAX_ROUNDS", "1000");
        environment.put("PLUMBLINE_LLM_" + setting, value);
        try (var context = new AnnotationConfigApplicationContext("io.plumbline.llm.provider")) {
            return new LanguageModels(
                            LlmSettings.of(environment),
                            "",
                            context.getBeanProvider(LlmProvider.class).stream().toList())
                    .chat(cache, calls::add)
                    .orElseThrow();
        }
    }

    private static Prompt prompt(int number) {
        return Prompt.of("answer", List.of(), List.of(new Prompt.Block("statements", "statement " + number)));
    }
}
