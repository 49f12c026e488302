package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.AnswerJson;
import io.plumbline.agent.AssistedAgent;
import io.plumbline.agent.Narration;
import io.plumbline.llm.AnswerCache;
import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.LanguageModels;
import io.plumbline.llm.LlmCall;
import io.plumbline.llm.LlmProvider;
import io.plumbline.llm.LlmSettings;
import io.plumbline.llm.Planted;
import io.plumbline.llm.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Secrets in every file of a project: none leaves by a question to a model, a log, an answer, a report or the ledger.
 */
class PlantedSecretsTest {

    @TempDir
    private Path folder;

    private final List<LlmCall> calls = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    @Test
    void noSecretLeaves() throws Exception {
        HostileShop shop = planted();
        try (ScriptedModel model = new ScriptedModel();
                Planted.Log log = Planted.log()) {
            model.says(purpose -> purpose.equals("choose")
                    ? "{\"steps\":[{\"tool\":\"description\",\"node\":\"orders\",\"column\":\"\"}]}"
                    : purpose.equals("review") ? "{\"remarks\":[]}" : "{\"sentences\":[]}");
            List<String> told = new ArrayList<>();
            for (String question : List.of(
                    "what is orders?",
                    "how is token of orders computed?",
                    "why is orders flagged?",
                    "review models/orders.sql",
                    "where do secrets of lamps live that nobody asked for?")) {
                Agent agent = shop.agent();
                Answer answer = new AssistedAgent(agent, asked(model)).answer(agent.plan(question), told::add);
                told.add(AnswerJson.of(answer));
                told.add(answer.text());
            }
            Narration narration = shop.narrated(model);
            for (String format : List.of("html", "markdown", "json")) {
                Check check = Check.of(
                        new Check.Request(folder, "prod", "snowflake", Map.of(), null, null, null, false, false),
                        Instant.EPOCH);
                told.add(new String(check.render(format), StandardCharsets.UTF_8));
            }
            assertThat(model.bodies()).hasSizeGreaterThan(4).allSatisfy(Planted::absent);
            assertThat(model.bodies()).anyMatch(body -> body.contains("<SECRET:"));
            assertThat(told).allSatisfy(Planted::absent);
            assertThat(told).anyMatch(text -> text.contains("SECRET:"));
            assertThat(narration.remark()).isEmpty();
            assertThat(calls).isNotEmpty();
            Planted.absent(calls.toString());
            Planted.absent(kept.toString());
            Planted.absent(log.text());
        }
    }

    private HostileShop planted() {
        String secrets = Planted.text();
        String comment = "-- " + secrets.strip().replace("\n", "\n-- ") + "\n";
        return new HostileShop(folder)
                .with(
                        "models/orders.sql",
                        comment + "select\n    1 as order_id,\n    '"
                                + secrets.lines().findFirst().orElseThrow() + "' as token\n")
                .with(
                        "models/totals.sql",
                        "/*\n" + secrets + "*/\nselect a.order_id from {{ ref('orders') }} a, {{ ref('orders') }} b\n")
                .with("models/schema.yml", HostileShop.described(secrets.replace("\n", "\n      ")))
                .with("README.md", "# Secrets of lamps\n\n" + secrets)
                .with("seeds/keys.csv", "id,secret\n1,\"" + secrets.replace("\"", "\"\"") + "\"\n");
    }

    private LanguageModel asked(ScriptedModel model) {
        AnswerCache cache = new AnswerCache() {
            @Override
            public Optional<String> find(String promptHash) {
                return Optional.empty();
            }

            @Override
            public void save(String promptHash, String provider, String name, String purpose, String answer) {
                kept.add(String.join(" ", promptHash, provider, name, purpose, answer));
            }
        };
        try (var context = new AnnotationConfigApplicationContext("io.plumbline.llm.provider")) {
            return new LanguageModels(
                            LlmSettings.of(model.environment()),
                            "key",
                            context.getBeanProvider(LlmProvider.class).stream().toList())
                    .chat(cache, calls::add)
                    .orElseThrow();
        }
    }
}
