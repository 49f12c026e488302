package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.GREATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.HIGHEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.LATEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.LEAST;
import static io.plumbline.crawl.snowflake.Daily.Fold.LOWEST;
import static io.plumbline.crawl.snowflake.Daily.Fold.NAMES;
import static io.plumbline.crawl.snowflake.Daily.Fold.SPREAD;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.snowflake.Daily.Cut;
import io.plumbline.crawl.snowflake.Daily.Least;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayMergeTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");

    @TempDir
    Path folder;

    /** Files of days that follow each other, each with these rows. */
    @SafeVarargs
    private List<Path> days(List<List<String>>... days) throws IOException {
        DayFiles files = new DayFiles(folder.resolve("rows-0"));
        try (DayWriter writer = new DayWriter(files, FIRST, FIRST.plusDays(days.length))) {
            for (int i = 0; i < days.length; i++) {
                for (List<String> row : days[i]) {
                    writer.add(FIRST.plusDays(i), row);
                }
            }
            return List.copyOf(writer.drafts().values());
        }
    }

    private static List<List<String>> merged(List<Path> days) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new DayMerge(List.of(KEY, SUM, LEAST, GREATEST), 0).merge(days, rows::add);
        return rows;
    }

    @Test
    void rowsOfOneKeyBecomeOneAndEmptyCellsCountForNothing() throws IOException {
        List<Path> days = days(
                List.of(List.of("a", "0.10", "x", ""), List.of("c", "", "", "")),
                List.of(),
                List.of(List.of("a", "0.2", "", "2026-10-03"), List.of("b", "1", "say \"it\",\nover", "z")),
                List.of(List.of("a", "7", "m", "2026-10-02"), List.of("c", "", "", "")));
        assertThat(merged(days))
                .containsExactly(
                        List.of("a", "7.30", "m", "2026-10-03"),
                        List.of("b", "1", "say \"it\",\nover", "z"),
                        List.of("c", "", "", ""));
        assertThat(merged(days(List.of(List.of("", "1", "", ""), List.of("", "2", "", ""), List.of("a", "3", "", "")))))
                .as("null and an empty text are the same key")
                .containsExactly(List.of("", "3", "", ""), List.of("a", "3", "", ""));
    }

    @Test
    void namesOfDaysAreEachThereOnceAndInOrder() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new DayMerge(List.of(KEY, NAMES), 0)
                .merge(
                        days(
                                List.of(List.of("a", "ID, AMOUNT, two words"), List.of("b", "Z, A")),
                                List.of(List.of("a", "")),
                                List.of(List.of("a", "AMOUNT, BATCH, ID"))),
                        rows::add);
        assertThat(rows).containsExactly(List.of("a", "AMOUNT, BATCH, ID, two words"), List.of("b", "A, Z"));
    }

    @Test
    void numbersAreComparedAsNumbersAndTheLastDayIsTheLatest() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new DayMerge(List.of(KEY, LOWEST, HIGHEST, LATEST, SPREAD), 0)
                .merge(
                        days(
                                List.of(List.of("a", "9", "9", "old", "5000:1 0:2")),
                                List.of(List.of("a", "10", "10", "new", "5000:2")),
                                List.of(List.of("a", "", "", "", ""))),
                        rows::add);
        assertThat(rows).containsExactly(List.of("a", "9", "10", "new", "0:2 5000:3"));
    }

    @Test
    void daysBeforeTheWindowCountForNoSum() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new DayMerge(List.of(KEY, SUM, LEAST, GREATEST), 1)
                .merge(
                        days(
                                List.of(List.of("a", "5", "1", "1"), List.of("b", "7", "1", "1")),
                                List.of(List.of("a", "2", "2", "2"))),
                        rows::add);
        assertThat(rows).containsExactly(List.of("a", "2", "1", "2"), List.of("b", "0", "1", "1"));
    }

    @Test
    void rowsOfOneFirstKeyComeUpToASumTogetherOrNotAtAll() {
        List<List<String>> rows = new ArrayList<>();
        Enough enough = new Enough(new Least("RUNS", 3), List.of("HASH", "CODE", "RUNS"), rows::add);
        List.of(
                        List.of("", "", "1"),
                        List.of("a", "1", "2"),
                        List.of("a", "2", "1"),
                        List.of("b", "1", "2"),
                        List.of("c", "1", "3"))
                .forEach(enough);
        enough.end();
        assertThat(rows)
                .as("what was left out at the source is told, whatever it is")
                .containsExactly(
                        List.of("", "", "1"), List.of("a", "1", "2"), List.of("a", "2", "1"), List.of("c", "1", "3"));
    }

    @Test
    void keysAreInTheOrderOfTheirCodePoints() throws IOException {
        String last = new String(Character.toChars(0x1F600)); // its first char is less than that of the one before
        List<List<String>> rows = List.of(
                List.of("A", "1", "", ""),
                List.of("Z", "1", "", ""),
                List.of("a", "1", "", ""),
                List.of("\uFF5E", "1", "", ""),
                List.of(last, "1", "", ""));
        assertThat(merged(days(rows, rows)))
                .extracting(row -> row.get(0))
                .containsExactly("A", "Z", "a", "\uFF5E", last);
        assertThatThrownBy(() -> merged(days(List.of(List.of("b", "1", "", ""), List.of("a", "1", "", "")))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not in the order of its keys");
    }

    @Test
    void aRowAboutADayThatWasNotAskedForIsRefused() throws IOException {
        DayFiles files = new DayFiles(folder.resolve("rows-0"));
        try (DayWriter writer = new DayWriter(files, FIRST, FIRST.plusDays(2))) {
            writer.add(FIRST.plusDays(1), List.of("a"));
            assertThatThrownBy(() -> writer.add(FIRST, List.of("a"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> writer.add(FIRST.plusDays(2), List.of("a")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theGreatestRowsAreKeptAndTheOthersAreAddedUp() {
        Greatest greatest = new Greatest(new Cut("CREDITS", 2), 2, List.of("HASH", "CREDITS"), 1);
        List.of(List.of("b", "2"), List.of("a", "2.0"), List.of("c", "0.5"), List.of("", "10.25"), List.of("d", "3"))
                .forEach(greatest::add);
        assertThat(greatest.rows()).containsExactly(List.of("d", "3"), List.of("a", "2.0"));
        assertThat(greatest.left())
                .isEqualTo("the 2 rows with the most CREDITS are there; the others, 12.75 CREDITS together,"
                        + " are not evaluated");
        assertThat(new Greatest(new Cut("CREDITS", 2), 2, List.of("HASH", "CREDITS"), 1).left())
                .isNull();
    }
}
