package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.llm.ScriptedModel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What doctor finds of a language model. */
class ExaminedModelTest {

    private ScriptedModel model;

    @BeforeEach
    void start() throws Exception {
        model = new ScriptedModel();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void oneThatAnswersIsReady() {
        model.says("{\"ready\":true}").with("PRICES", "scripted=1/2");
        Examined found = examined();
        assertThat(found.state()).isEqualTo(Examined.State.READY);
        assertThat(String.valueOf(found.found())).contains("value=scripted", "value=known");
        assertThat(model.bodies()).hasSize(1);
    }

    @Test
    void oneThatDoesNotAnswerIsAFailureWithTheReason() {
        model.callsTools();
        Examined found = examined();
        assertThat(found.state()).isEqualTo(Examined.State.FAILED);
        assertThat(found.problem()).isNotNull();
        assertThat(String.valueOf(found.problem()))
                .contains("SOURCE", "openai-compatible/scripted: it asked for a tool", "use another model");
    }

    @Test
    void aSettingThatIsWrongIsAMistakeOfTheInput() {
        model.with("PRICES", "scripted:1");
        assertThat(String.valueOf(examined().problem())).contains("INPUT", "is no price");
    }

    @Test
    void withoutAProviderThereIsNothingToLookAt() {
        assertThat(Assistance.models(Map.of()).examine()).isEmpty();
        assertThat(Assistance.models(Map.of()).providerName()).isEmpty();
    }

    @Test
    void aMistakeIsSaidBeforeTheFirstQuestion() {
        model.with("MODEL", "");
        assertThatThrownBy(() -> Assistance.of(model.environment()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("plumbline.llm.model is missing");
    }

    private Examined examined() {
        return Examined.of(
                Examined.Part.MODEL, "language model", "openai-compatible", () -> Assistance.models(model.environment())
                        .examine()
                        .orElseThrow());
    }
}
