package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Feedback.Entry;
import io.plumbline.catalog.Feedback.Kind;
import io.plumbline.catalog.Feedback.Said;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.TextTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonsTest {

    private static final TextTree TREE = new TextTree(
            "shop", Map.of("dbt_project.yml", "name: shop\n", "models/fct_orders.sql", "select 1 as order_id\n"));

    private final Lessons lessons = new Lessons("nightly", estate());

    private static Estate estate() {
        return new EstateAssembly()
                .add(TREE, List.of(new DbtReader().read(TREE, "", DbtSettings.defaults())), List.of())
                .estate();
    }

    private static Entry correction(String note, @Nullable String subject) {
        return new Entry(
                1,
                Instant.parse("2026-11-02T10:00:00Z"),
                new Said("ada", Kind.CORRECTION, "nightly", "what is x?", subject, null, null, null, note));
    }

    private static Entry rejected(int number, String path, Kind kind) {
        return new Entry(
                number,
                Instant.EPOCH,
                new Said(
                        "ada",
                        kind,
                        "nightly",
                        null,
                        "model.shop.x",
                        "f" + number,
                        "root-model",
                        path,
                        "typed by hand"));
    }

    @ParameterizedTest
    @CsvSource({
        "takings means fct_orders, takings",
        "'By \"the takings\" we mean fct_orders.', ''",
        "'the word takings stands for the fct_orders table', takings"
    })
    void aCorrectionThatSaysWhatAWordMeansIsAHouseWord(String note, String term) {
        var proposal = lessons.of(correction(note, null));

        assertThat(proposal.map(p -> p.name()).orElse("")).isEqualTo(term);
        proposal.ifPresent(p -> {
            assertThat(p.kind()).isEqualTo(Facts.Kind.TERM);
            assertThat(p.node()).isEqualTo("model.shop.fct_orders");
            assertThat(p.origin()).isEqualTo("said by ada on 2026-11-02");
        });
    }

    @Test
    void anyOtherCorrectionIsAStatementOnWhatWasAskedAboutAndNothingWithoutThat() {
        assertThat(lessons.of(correction("It starts in 2020.", "model.shop.fct_orders")))
                .hasValueSatisfying(proposal -> assertThat(proposal.kind()).isEqualTo(Facts.Kind.STATEMENT));
        assertThat(lessons.of(correction("It starts in 2020.", "model.shop.gone")))
                .isEmpty();
        assertThat(lessons.of(correction("takings means nothing_here", null))).isEmpty();
    }

    @Test
    void threeRejectionsOfARuleInAFolderAreAPatternAndTwoAreNot() {
        List<Entry> three = IntStream.range(0, 3)
                .mapToObj(i -> rejected(i, "models/legacy/" + i + ".sql", Kind.REJECTED))
                .toList();

        assertThat(lessons.patterns(three))
                .singleElement()
                .satisfies(
                        proposal -> assertThat(proposal.says())
                                .isEqualTo(
                                        "ignore:\n  - rule: root-model\n    select: path:models/legacy\n    because: \"typed by hand\"\n"));
        assertThat(lessons.patterns(three.subList(0, 2))).isEmpty();
        assertThat(lessons.patterns(
                        List.of(three.get(0), three.get(1), rejected(9, "models/legacy/9.sql", Kind.ACCEPTED))))
                .isEmpty();
        assertThat(lessons.patterns(
                        List.of(three.get(0), three.get(1), rejected(9, "models/marts/9.sql", Kind.REJECTED))))
                .isEmpty();
    }

    @Test
    void conversationsAreKeptForAQuarterUnlessTheSettingSaysOtherwise() {
        assertThat(Retention.of(name -> null)).isEqualTo(Duration.ofDays(90));
        assertThat(Retention.of(name -> "7")).isEqualTo(Duration.ofDays(7));
        assertThat(Retention.of(name -> "0")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5", "40000"})
    void aRetentionThatIsNoNumberOfDaysIsAMistake(String text) {
        Assertions.assertThatThrownBy(() -> Retention.of(name -> text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("PLUMBLINE_CONVERSATION_DAYS is \"" + text + "\"");
    }
}
