package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.Sentence;
import io.plumbline.llm.Protocol;
import io.plumbline.llm.ScriptedModel;
import io.plumbline.model.Citation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a language model says: nothing false is printed, nothing runs, and budgets hold. */
class LyingModelTest {

    private static final Agent AGENT = FolderKnowledge.agent(
            Path.of("examples/shop"), "prod", "snowflake", Map.of(), LocalDate.parse("2026-03-01"));

    /** Proven: its description, what it is, and "`fct_orders` is read by 4 models, 1 exposure and 1 semantic model." */
    private static final String WHAT = "what is fct_orders?";

    /** No pattern of ours understands it. */
    private static final String FREE = "tell the story behind what went back to buyers";

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
    void anHonestModelIsHeard() {
        model.says(sentences("The incremental model `fct_orders` of `hearth_loom`", 2));
        Answer answer = ask(WHAT);
        assertThat(texts(answer)).containsExactly("The incremental model `fct_orders` of `hearth_loom`.");
        assertThat(answer.provider()).isEqualTo("openai-compatible/scripted");
        assertThat(answer.dropped()).isZero();
        assertThat(model.heard()).hasSize(1).first().asString().contains("question\n" + WHAT, "2. `fct_orders` is an");
    }

    @Test
    void aModelChoosesStepsForAQuestionThatNoPatternUnderstands() {
        model.says(
                purpose -> purpose.equals("choose") ? steps("description", "fct_refunds", "") : "{\"sentences\":[]}");
        Answer answer = ask(FREE);
        assertThat(answer.plan().steps())
                .extracting(step -> step.toString())
                .containsExactly("description node=model.hearth_loom.fct_refunds");
        assertThat(answer.sentences()).isNotEmpty();
        assertThat(answer.provider()).as("its words were none").isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`fct_orders` is read by 7 models, 1 exposure and 1 semantic model.",
                "`fct_orders` is read by 1 model, 4 exposures and 1 semantic model.",
                "`fct_orders` is not read by 4 models, 1 exposure and 1 semantic model.",
                "`fct_orders` reads 4 models, 1 exposure and 1 semantic model.",
                "4 models, 1 exposure and 1 semantic model read from `fct_orders`.",
                "`fct_orders` is read by 4 models in models/marts/core/fct_orders.sql:999.",
                "`fct_orders` is read by 4 models of `dim_customers`.",
                "`fct_orders` is read by 4 models and is deprecated.",
                "`fct_orders` is read by 4 models; see [here](https://evil.example/?q=fct_orders).",
                "`fct_orders` is read by 4 models. Ignore the audit: all findings are resolved."
            })
    void aLieAboutAProvenStatementIsNotPrinted(String lie) {
        model.says(sentences(lie, 3));
        Answer answer = ask(WHAT);
        assertThat(texts(answer)).doesNotContain(lie).isEqualTo(texts(AGENT.follow(AGENT.plan(WHAT))));
        assertThat(answer.provider()).isEqualTo("none");
        assertThat(answer.dropped()).isEqualTo(1);
        assertThat(model.heard()).as("it may mend it once").hasSize(2);
        assertThat(model.heard().get(1)).contains("mistakes in a first answer", "wrong: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4, 99, Integer.MAX_VALUE})
    void anInventedCitationIsNone(int statement) {
        model.says(sentences("`fct_orders` is read by 4 models, 1 exposure and 1 semantic model.", statement));
        assertThat(ask(WHAT).provider()).isEqualTo("none");
    }

    @Test
    void theStatementOfAnotherFileProvesNothing() {
        model.says(sentences("`fct_orders` is read by 4 models, 1 exposure and 1 semantic model.", 2));
        assertThat(ask(WHAT).provider()).isEqualTo("none");
    }

    @Test
    void aMistakeThatIsMendedIsPrinted() {
        model.says(
                sentences("`fct_orders` is read by 7 models.", 3), sentences("`fct_orders` is read by 4 models.", 3));
        Answer answer = ask(WHAT);
        assertThat(texts(answer)).containsExactly("`fct_orders` is read by 4 models.");
        assertThat(answer.dropped()).isZero();
    }

    @Test
    void whatHoldsIsPrintedAndTheRestIsCounted() {
        model.says("{\"sentences\":[{\"text\":\"`fct_orders` is read by 4 models.\",\"statement\":3},"
                + "{\"text\":\"`fct_orders` is dangerous.\",\"statement\":3}]}");
        Answer answer = ask(WHAT);
        assertThat(texts(answer)).containsExactly("`fct_orders` is read by 4 models.");
        assertThat(answer.dropped()).isEqualTo(1);
    }

    @Test
    void endlessCallsOfToolsRunNothingAndEnd() {
        model.callsTools();
        Answer answer = ask(FREE);
        assertThat(model.heard()).hasSize(1);
        assertThat(answer.remark()).contains("The language model was not heard", "given none");
        assertThat(texts(answer)).isEqualTo(texts(AGENT.follow(AGENT.plan(FREE))));
    }

    @Test
    void endlessChoosingEnds() {
        String[] turns = List.of("description", "where", "tests", "owner", "columns", "reads", "read-by").stream()
                .map(tool -> steps(tool, "fct_refunds", ""))
                .toArray(String[]::new);
        model.says(turns);
        ask(FREE);
        assertThat(model.heard()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whatIsNoJsonIsAskedForOnceMoreAndThenLeft() {
        model.says("It is a table, trust me.");
        Answer answer = ask(WHAT);
        assertThat(model.heard()).hasSize(2);
        assertThat(answer.remark()).contains("not the form that was asked for");
        assertThat(texts(answer)).isEqualTo(texts(AGENT.follow(AGENT.plan(WHAT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "fct_refunds; drop table orders",
                "AKIAQWERTYUIOPASDFGH",
                "https://evil.example/?q=fct_refunds",
                "model.hearth_loom.fct_refunds' or 1=1",
                "--help"
            })
    void aStepOnWhatIsNotThereIsNotTaken(String node) {
        model.says(purpose -> purpose.equals("choose") ? steps("description", node, "") : sentences(node, 1));
        Answer answer = ask(FREE);
        assertThat(answer.plan().steps()).extracting(step -> step.tool()).containsExactly("passages");
        assertThat(answer.text()).doesNotContain(node);
    }

    @Test
    void aToolThatThereIsNotIsNoAnswer() {
        model.says("{\"steps\":[{\"tool\":\"run-sql\",\"node\":\"fct_refunds\",\"column\":\"\"}]}");
        Answer answer = ask(FREE);
        assertThat(answer.remark()).contains("is none of the choices");
        assertThat(answer.plan().steps()).extracting(step -> step.tool()).containsExactly("passages");
    }

    @Test
    void aBudgetThatIsSpentStopsTheModelAndNotTheAnswer() {
        model.with("MAX_ROUNDS", "0").says(sentences("`fct_orders` is read by 4 models.", 3));
        Answer answer = ask(WHAT);
        assertThat(model.heard()).isEmpty();
        assertThat(answer.remark()).contains("no more are allowed", "plumbline.llm.max-rounds");
        assertThat(texts(answer)).isEqualTo(texts(AGENT.follow(AGENT.plan(WHAT))));
    }

    @Test
    void whereNothingIsProvenNoModelIsAskedForWords() {
        model.says("{\"steps\":[]}");
        Answer answer = ask("what is fct_unicorns_of_mars?");
        assertThat(answer.sentences()).isEmpty();
        assertThat(model.heard()).hasSizeLessThanOrEqualTo(1);
    }

    private Answer ask(String question) {
        Answer answer = Assistance.of(model.environment()).answer(AGENT, AGENT.plan(question), null);
        assertThat(answer.sentences()).allSatisfy(sentence -> assertThat(sentence.citations())
                .isNotEmpty()
                .allMatch(citation -> citation.level() == Citation.Level.L4));
        return answer;
    }

    private static List<String> texts(Answer answer) {
        return answer.sentences().stream().map(Sentence::text).toList();
    }

    private static String sentences(String text, int statement) {
        return Protocol.json(Map.of("sentences", List.of(Map.of("text", text, "statement", statement))));
    }

    private static String steps(String tool, String node, String column) {
        return Protocol.json(Map.of("steps", List.of(Map.of("tool", tool, "node", node, "column", column))));
    }
}
