package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Citation;
import io.plumbline.model.Citation.Level;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sentence is printed where its citations hold all its names and numbers, and not otherwise. */
class SentenceCheckTest {

    private static final String SQL = "select\n    amount * 1.19 as gross_amount\nfrom raw.orders_2024\n";
    private static final Citation LINES = Citation.of(
            new SourceFile("shop", "abc", "models/fct_orders.sql", "", SQL),
            new Location("shop", "models/fct_orders.sql", 2, 3));
    private static final Citation RESULT = result("2 models\nmodel.shop.a\nmodel.shop.b");

    private final CitationCheck check = new CitationCheck(
            new Files(List.of(new CitationCheckTest.OneFile("shop", "abc", "models/fct_orders.sql", SQL))),
            (source, path, page) -> page == 2 ? Optional.of("Close the books by the 5th.\n") : Optional.empty(),
            query -> query.equals("children model.shop.x") ? Optional.of(RESULT) : Optional.empty());

    private static Citation result(String text) {
        return new Citation(
                "shop", "abc", new Locator.Query("children model.shop.x"), text, Citation.hash(text), Level.UNCHECKED);
    }

    private Optional<Sentence> stands(String text, Citation... citations) {
        return check.stands(new Sentence(text, List.of(citations)));
    }

    @Test
    void namesAndNumbersOfTheCitedLinesStandAtL4() {
        assertThat(stands("`gross_amount` is amount times 1.19.", LINES))
                .hasValueSatisfying(sentence -> assertThat(sentence.citations())
                        .extracting(Citation::level)
                        .containsExactly(Level.L4));
    }

    @Test
    void thePathOfACitedFileIsPartOfTheEvidence() {
        assertThat(stands("`fct_orders` reads `raw.orders_2024`.", LINES)).isPresent();
    }

    @Test
    void aChangedNumberDoesNotStand() {
        assertThat(stands("`gross_amount` is amount times 1.16.", LINES)).isEmpty();
    }

    @Test
    void aNumberThatIsOnlyPartOfAnotherDoesNotStand() {
        assertThat(stands("There are 19 orders.", LINES)).isEmpty();
        assertThat(stands("There are 202 orders.", LINES)).isEmpty();
    }

    @Test
    void anIdentifierOfAnotherLineDoesNotStand() {
        assertThat(stands("net_amount comes from orders.", LINES)).isEmpty();
        assertThat(stands("`select` comes first.", LINES)).isEmpty();
    }

    @Test
    void aSentenceWithoutACitationThatHoldsDoesNotStand() {
        assertThat(stands("It is fine.")).isEmpty();
        assertThat(stands("There are 3 models.", result("3 models\nmodel.shop.c")))
                .isEmpty();
    }

    @Test
    void theResultOfAQueryStandsWhereAskingAgainGivesTheSame() {
        assertThat(stands("There are 2 models: `a` and `b`.", RESULT)).isPresent();
        assertThat(stands("There are 3 models.", RESULT)).isEmpty();
    }

    @Test
    void aPageStandsWhereItsTextIsOnThatPageOfThatFile() {
        assertThat(check.level(page("models/fct_orders.sql", 2, "by the 5th."))).isEqualTo(Level.L3);
        assertThat(check.level(page("models/fct_orders.sql", 2, "by the 6th."))).isEqualTo(Level.L2);
        assertThat(check.level(page("models/fct_orders.sql", 3, "by the 5th."))).isEqualTo(Level.L1);
        assertThat(check.level(page("gone.pdf", 2, "by the 5th."))).isEqualTo(Level.L0);
    }

    private static Citation page(String path, int page, String quote) {
        return new Citation("shop", "abc", new Locator.Page(path, page), quote, Citation.hash(quote), Level.UNCHECKED);
    }

    @Test
    void aFalseCitationBesideAGoodOneIsNotPrinted() {
        assertThat(stands("There are 2 models.", RESULT, result("2 views")))
                .hasValueSatisfying(sentence -> assertThat(sentence.citations()).hasSize(1));
    }
}
