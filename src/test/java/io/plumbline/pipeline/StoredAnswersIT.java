package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Narration;
import io.plumbline.catalog.CatalogAccess;
import io.plumbline.catalog.ModelCalls;
import io.plumbline.catalog.TestDatabase;
import io.plumbline.llm.Planted;
import io.plumbline.llm.Protocol;
import io.plumbline.llm.ScriptedModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A night that asks what the night before asked pays nothing, and the ledger tells of both and of no secret. */
class StoredAnswersIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    @TempDir
    private Path folder;

    @Test
    void aSecondNightCostsNothing() throws Exception {
        HostileShop shop = new HostileShop(folder)
                .with("models/orders.sql", "-- " + Planted.text().replace("\n", "\n-- ") + "\nselect 1 as order_id\n");
        ModelCalls calls = CatalogAccess.modelCalls(DB);
        try (ScriptedModel model = new ScriptedModel()) {
            model.with("PRICES", "scripted=1/2")
                    .says(Protocol.json(Map.of(
                            "sentences",
                            List.of(Map.of("part", "summary", "text", "Findings are open.", "statement", 1)))));
            Narration first = night(shop, model, calls);
            Instant between = Instant.now();
            Narration second = night(shop, model, calls);

            assertThat(second).isEqualTo(first);
            assertThat(model.bodies()).hasSize(1);
            List<ModelCalls.Call> told = calls.since(Instant.EPOCH);
            assertThat(told).extracting(ModelCalls.Call::purpose).containsExactly("narrate", "narrate");
            assertThat(told).extracting(ModelCalls.Call::cached).containsExactly(false, true);
            assertThat(told.get(0).usd()).isPositive();
            assertThat(told.get(1).usd()).isZero();
            Planted.absent(told.toString());
            Planted.absent(String.valueOf(calls.answer(told.get(0).promptHash())));

            assertThat(calls.forget(between))
                    .as("the second night asked for it")
                    .isZero();
            assertThat(calls.since(Instant.EPOCH)).hasSize(1);
            assertThat(calls.forget(Instant.now().plusSeconds(1))).isEqualTo(1);
            assertThat(calls.answer(told.get(0).promptHash())).isEmpty();
            assertThat(calls.since(Instant.EPOCH)).isEmpty();
        }
    }

    private static Narration night(HostileShop shop, ScriptedModel model, ModelCalls calls) {
        StoredAnswers stored = new StoredAnswers(calls);
        Assistance assistance = Assistance.of(Assistance.models(model.environment()), stored, stored);
        return shop.narrated(assistance.model().orElseThrow());
    }
}
