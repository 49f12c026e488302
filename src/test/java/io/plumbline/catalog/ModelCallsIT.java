package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModelCallsIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private static final String HASH = "a1".repeat(32);

    private final ModelCalls calls = new ModelCalls(DB.jdbc());

    @Test
    void theFirstAnswerToAPromptStays() {
        assertThat(calls.answer(HASH)).isEmpty();
        calls.keep(HASH, "openai", "gpt-x", "answer", "{\"sentences\": []}");
        calls.keep(HASH, "openai", "gpt-x", "answer", "{\"sentences\": [1]}");
        assertThat(calls.answer(HASH)).contains("{\"sentences\": []}");
    }

    @Test
    void everyCallIsPutDownInItsOrder() {
        ModelCalls.Call paid =
                new ModelCalls.Call("openai", "gpt-x", "answer", HASH, 120, 7, usd("0.000134000"), 812, false, "ok");
        ModelCalls.Call free =
                new ModelCalls.Call("ollama", "llama", "embed", HASH, 9, 0, null, 3, true, "it failed (500, 3 times)");
        calls.add(paid);
        calls.add(free);
        assertThat(calls.since(Instant.EPOCH)).containsExactly(paid, free);
        assertThat(calls.since(Instant.parse("2999-01-01T00:00:00Z"))).isEmpty();
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
