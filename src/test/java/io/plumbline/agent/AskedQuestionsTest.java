package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Citation.Level;
import io.plumbline.pipeline.FolderKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks the example shop what people ask. */
class AskedQuestionsTest {

    private static final Agent SHOP = agent();

    private static Agent agent() {
        return FolderKnowledge.agent(
                Path.of("examples/shop"), "prod", "snowflake", Map.of(), LocalDate.of(2026, 1, 15));
    }

    record Asked(String question, List<String> expected) {}

    static Stream<Asked> questions() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/questions/shop.txt")).stream()
                .filter(line -> line.contains(" => "))
                .map(line -> line.split(" => ", 2))
                .map(parts -> new Asked(parts[0], List.of(parts[1].split("; "))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theAnswerHoldsWhatIsTrue(Asked asked) {
        Answer answer = SHOP.answer(asked.question());
        if (asked.expected().equals(List.of("nothing"))) {
            assertThat(answer.abstained()).as(answer.text()).isTrue();
        } else {
            for (String part : asked.expected()) {
                assertThat(answer.text()).containsAnyOf(part.split("\\|"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyPrintedCitationReachesL4AndNothingIsLost(Asked asked) {
        Answer answer = SHOP.answer(asked.question());
        assertThat(answer.sentences()).allSatisfy(sentence -> assertThat(sentence.citations())
                .isNotEmpty()
                .allMatch(citation -> citation.level() == Level.L4));
        assertThat(answer.dropped()).isZero();
    }

    @Test
    void aNameThatSeveralThingsHaveIsAskedBack() {
        assertThat(SHOP.answer("what depends on fx rates?").note()).startsWith("Which one do you mean: ");
    }

    @Test
    void aPlanIsFollowedToTheSameAnswer() {
        Plan plan = SHOP.plan("what depends on fct_orders?");
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0)).hasToString("read-by node=model.hearth_loom.fct_orders");
        assertThat(agent().follow(plan).sentences()).isEqualTo(SHOP.follow(plan).sentences());
    }
}
