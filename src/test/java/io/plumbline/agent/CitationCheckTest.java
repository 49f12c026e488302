package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Area;
import io.plumbline.model.Citation;
import io.plumbline.model.Citation.Level;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.Severity;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CitationCheckTest {

    private static final String SQL = "select\n    id\nfrom raw.orders\n";
    private static final Location LINE = Location.ofLine("shop", "models/orders.sql", 3);
    private static final Citation GOOD = Citation.of(new SourceFile("shop", "abc", "models/orders.sql", "", SQL), LINE);

    private final CitationCheck check =
            new CitationCheck(List.of(new OneFile("shop", "abc", "models/orders.sql", SQL)));

    @Test
    void aQuoteThatStandsThereReachesL3() {
        assertThat(check.level(GOOD)).isEqualTo(Level.L3);
    }

    @Test
    void aChangedQuoteStopsBeforeL3() {
        assertThat(check.level(quoting("from raw.refunds", new Locator.Lines("models/orders.sql", 3, 3))))
                .isEqualTo(Level.L2);
    }

    @Test
    void aQuoteThatDoesNotMatchItsHashIsNoCitation() {
        Citation forged =
                new Citation("shop", "abc", GOOD.locator(), "from raw.refunds", GOOD.quoteHash(), Level.UNCHECKED);
        assertThat(check.level(forged)).isEqualTo(Level.UNCHECKED);
    }

    @Test
    void aRangeBeyondTheFileStopsAtL1() {
        assertThat(check.level(quoting("x", new Locator.Lines("models/orders.sql", 3, 9))))
                .isEqualTo(Level.L1);
    }

    @Test
    void anotherFileOrRevisionOrSourceStopsAtL0() {
        assertThat(check.level(quoting("x", new Locator.Lines("models/customers.sql", 1, 1))))
                .isEqualTo(Level.L0);
        assertThat(check.level(
                        new Citation("shop", "def", GOOD.locator(), GOOD.quote(), GOOD.quoteHash(), Level.UNCHECKED)))
                .isEqualTo(Level.L0);
        assertThat(check.level(
                        new Citation("other", "abc", GOOD.locator(), GOOD.quote(), GOOD.quoteHash(), Level.UNCHECKED)))
                .isEqualTo(Level.L0);
    }

    @Test
    void aCorruptCitationIsDroppedAndCountedAndTheFindingStandsOnTheOthers() {
        Citation corrupt = quoting("from raw.refunds", new Locator.Lines("models/orders.sql", 3, 3));
        CitationCheck.Result result = check.check(List.of(finding(List.of(GOOD, corrupt))));
        assertThat(result.checked()).isEqualTo(2);
        assertThat(result.dropped()).isEqualTo(1);
        assertThat(result.findings()).singleElement().satisfies(f -> assertThat(f.citations())
                .containsExactly(GOOD.at(Level.L3)));
    }

    @Test
    void aFindingWithoutAnyCitationLeftIsWithheldAndSaid() {
        Citation corrupt = quoting("nowhere", new Locator.Lines("models/orders.sql", 1, 1));
        CitationCheck.Result result = check.check(List.of(finding(List.of(corrupt))));
        assertThat(result.findings()).isEmpty();
        assertThat(result.withheld()).singleElement().satisfies(gap -> assertThat(gap.where())
                .isEqualTo("models/orders.sql:3"));
    }

    private static Citation quoting(String quote, Locator locator) {
        return new Citation("shop", "abc", locator, quote, Citation.hash(quote), Level.UNCHECKED);
    }

    private static Finding finding(List<Citation> citations) {
        return new Finding(
                "f",
                "hard-coded-reference",
                List.of(),
                Area.MODELING,
                Severity.ERROR,
                Finding.Status.NEW,
                "model.shop.orders",
                "",
                "it reads a table by name",
                LINE,
                Map.of(),
                citations,
                null,
                null);
    }

    record OneFile(String source, String revision, String path, String text) implements FileTree {

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(List.of(path));
        }

        @Override
        public String hash(String asked) {
            return asked.equals(path) ? "" : null;
        }

        @Override
        public long size(String asked) {
            return asked.equals(path) ? text.length() : -1;
        }

        @Override
        public byte[] bytes(String asked) throws IOException {
            if (!asked.equals(path)) {
                throw new IOException(asked + " does not exist");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
