package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.llm.ModelServer.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every provider must do: the real client speaks its own protocol to a server of ours. */
public abstract class LlmProviderContract {

    private static final String GOOD = "{\"sentences\":[{\"text\":\"`orders` is a view.\",\"statement\":1}]}";
    private static final String KEY = "planted-key-0123456789";

    private final List<LlmCall> calls = new ArrayList<>();
    private ModelServer server;

    protected abstract LlmProvider provider();

    protected abstract Protocol protocol();

    @BeforeEach
    void start() throws Exception {
        server = new ModelServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlainAnswerIsReadAndPutDown() {
        server.reply(good());
        JsonNode answer = model().ask(prompt("a model"));
        assertThat(answer.at("/sentences/0/text").asString()).isEqualTo("`orders` is a view.");
        assertThat(server.requests().get(0).path()).isEqualTo(protocol().path());
        LlmCall call = calls.get(0);
        assertThat(call.provider()).isEqualTo(provider().name());
        assertThat(call.model()).isEqualTo("test-model");
        assertThat(List.of(call.tokensIn(), call.tokensOut())).containsExactly(120L, 7L);
        assertThat(call.money()).isEqualByComparingTo(new BigDecimal("0.000134"));
        assertThat(call.outcome()).isEqualTo("ok");
    }

    @Test
    void anAnswerInPiecesIsHeardAsItComesAndReadAsAWhole() {
        server.reply(Reply.stream(protocol().stream(List.of(GOOD.substring(0, 20), GOOD.substring(20)))));
        List<String> heard = new ArrayList<>();
        assertThat(model().ask(prompt("a model"), heard::add)
                        .at("/sentences/0/statement")
                        .asInt())
                .isEqualTo(1);
        assertThat(heard).containsExactly(GOOD.substring(0, 20), GOOD.substring(20));
        assertThat(List.of(calls.get(0).tokensIn(), calls.get(0).tokensOut())).containsExactly(120L, 7L);
    }

    @Test
    void anAnswerInPiecesThatBreaksOffIsNone() {
        String whole = protocol().stream(List.of(GOOD));
        server.reply(Reply.stream(whole).cutBy(whole.length() - 60));
        fails(model(), heard -> {}, "");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nobodyRunsAToolThatAnAnswerCallsFor() {
        server.reply(Reply.ok(protocol().toolCall("run_sql", "drop table orders")));
        fails(model(), null, "it asked for a tool, though it was given none");
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).body()).doesNotContainPattern("\"tools\"\\s*:\\s*\\[\\s*\\{");
    }

    @Test
    void itWaitsAsLongAsTheProviderAsks() {
        server.reply(Reply.status(429).with("Retry-After", "1"), good());
        long start = System.nanoTime();
        model().ask(prompt("a model"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
        assertThat(server.requests()).hasSize(2);
        assertThat(calls).as("one call, whatever the tries").hasSize(1);
    }

    @Test
    void itDoesNotWaitLongerThanACallMayTake() {
        String hour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        server.reply(Reply.status(429).with("Retry-After", hour));
        fails(model(), null, "it asked to wait (429)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFailingServerIsAskedThreeTimesInAll() {
        server.otherwise(request -> Reply.status(500).with("Retry-After", "0"));
        fails(model(), null, "it failed (500, 3 times)");
        assertThat(server.requests()).hasSize(3);
        assertThat(calls).extracting(LlmCall::outcome).containsExactly("it failed (500, 3 times)");
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() {
        server.reply(good().after(3_000));
        fails(model(), null, "it gave no answer in time");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        server.reply(good().cutBy(12));
        fails(model(), null, "its answer broke off");
    }

    @Test
    void anAnswerThatIsNoJsonIsNone() {
        server.reply(Reply.ok("{\"choices\": [ {\"mess"));
        fails(model(), null, "its answer cannot be read");
    }

    @Test
    void anAnswerOfAnotherFormIsAskedForOnceMore() {
        server.reply(answer("I think it is a view."), good());
        assertThat(model().ask(prompt("a model")).at("/sentences/0/statement").asInt())
                .isEqualTo(1);
        server.reply(answer("{\"sentences\":[}"), answer("{\"lines\":[]}"));
        fails(model(), null, "its answer has not the form that was asked for, twice");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aRefusalIsNoAnswer() {
        server.reply(Reply.ok(protocol().refusal()));
        server.otherwise(request -> Reply.ok(protocol().refusal()));
        fails(model(), null, "");
    }

    @Test
    void anAnswerThatIsCutOffIsNone() {
        server.reply(Reply.ok(protocol().answer(GOOD, "length")));
        fails(model(), null, "its answer is cut off at the longest length");
    }

    @Test
    void aWrongKeyIsSaidAndNotTriedAgain() {
        server.reply(Reply.status(401));
        assertThatThrownBy(() -> model().ask(prompt("a model")))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("it refused the key (401)")
                .extracting(e -> ((Unanswered) e).action())
                .isEqualTo("Check PLUMBLINE_LLM_KEY.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noRedirectIsFollowed() {
        server.reply(Reply.status(302).with("Location", server.url() + "/elsewhere"));
        fails(model(), null, "it refused the request (302)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noSecretOfTheDataIsSentLoggedOrPutDown() {
        String secrets = Planted.text();
        try (Planted.Log log = Planted.log()) {
            server.reply(Reply.status(500).with("Retry-After", "0"), good());
            model().ask(prompt(secrets));
            server.reply(Reply.stream(protocol().stream(List.of(GOOD))));
            model().ask(prompt(secrets), heard -> {});
            server.reply(Reply.status(401));
            fails(model(), null, "");
            assertThat(server.requests()).hasSize(4).allSatisfy(request -> Planted.absent(request.body()));
            assertThat(server.requests().get(0).body()).contains("<SECRET:");
            Planted.absent(log.text());
            Planted.absent(calls.toString());
            assertThat(log.text() + calls).doesNotContain(KEY);
        }
    }

    private LanguageModel model() {
        LlmSettings settings =
                Planted.settings(provider().name(), server.url() + protocol().base());
        return new LanguageModels(settings, KEY, List.of(provider()))
                .chat(AnswerCache.inMemory(), calls::add)
                .orElseThrow();
    }

    private static Prompt prompt(String data) {
        return Prompt.of("answer", List.of("dbt"), List.of(new Prompt.Block("statements", data)));
    }

    private Reply good() {
        return answer(GOOD);
    }

    private Reply answer(String text) {
        return Reply.ok(protocol().answer(text, "stop"));
    }

    private static void fails(LanguageModel model, Consumer<String> heard, String reason) {
        assertThatThrownBy(() -> model.ask(prompt("a model"), heard))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("what the provider says")
                .hasMessageNotContaining(KEY);
    }
}
