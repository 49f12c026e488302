package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Extract;
import io.plumbline.parse.AccountReader;
import io.plumbline.report.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every extract owes: a reader, a question to the account, and a line in the documentation. */
class ExtractContractTest {

    private static final Path PAGE = Path.of("docs/snowflake.md");

    static Stream<Extract<?>> extracts() {
        return AccountReader.extracts().stream();
    }

    static Stream<AccountQuery> queries() {
        return AccountQuery.ALL.stream();
    }

    @Test
    void eachHasAFileARowTypeAndColumnsOfItsOwn() {
        assertThat(extracts().map(Extract::file))
                .doesNotHaveDuplicates()
                .allMatch(file -> file.matches("[a-z_]+\\.csv"));
        assertThat(extracts().map(Extract::row)).doesNotHaveDuplicates();
        assertThat(extracts()).allSatisfy(extract -> assertThat(extract.columns())
                .doesNotHaveDuplicates()
                .allMatch(column -> column.matches("[A-Z][A-Z0-9_]*")));
    }

    @ParameterizedTest
    @MethodSource("extracts")
    void isAskedOfAnAccount(Extract<?> extract) {
        assertThat(queries().map(AccountQuery::extract)).containsOnlyOnce(extract);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQuestionReadsKnownViewsAndBindsEachBound(AccountQuery query) {
        assertThat(AccountView.ALL).extracting(AccountView::name).containsAll(query.views());
        assertThat(query.views())
                .allMatch(view -> query.sql().contains("snowflake.account_usage." + view.toLowerCase(Locale.ROOT)));
        assertThat(query.sql().chars().filter(c -> c == '?').count()).isEqualTo(2L * query.windows());
        assertThat(extracts()).contains(query.extract());
    }

    @Test
    void noViewIsProbedThatNobodyReads() {
        assertThat(AccountView.ALL)
                .extracting(AccountView::name)
                .containsExactlyInAnyOrderElementsOf(queries()
                        .flatMap(query -> query.views().stream())
                        .distinct()
                        .toList());
    }

    @Test
    void thePageListsEveryFileWithItsColumns() throws IOException {
        String table = "| file | needed | further |\n|---|---|---|\n"
                + extracts().map(ExtractContractTest::line).collect(Collectors.joining());
        assertThat(Files.readString(PAGE))
                .as("put this into " + PAGE + ":\n" + table)
                .contains(table);
    }

    @Test
    void theScriptUnloadsThemAll() throws IOException {
        Golden.check(UnloadScript.FILE, UnloadScript.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Extract<?> extract) {
        return "| `%s` | %s | %s |\n".formatted(extract.file(), ticked(extract.needed()), ticked(extract.more()));
    }

    private static String ticked(List<String> columns) {
        return columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
    }
}
