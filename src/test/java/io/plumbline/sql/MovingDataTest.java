package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Statements that move data or run what does, written from Snowflake's grammar: each line names what is read and written. */
class MovingDataTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/sql/moving-data.txt",
            delimiterString = " | ",
            maxCharsPerColumn = 4096,
            quoteCharacter = '\0')
    void tablesReadAndWrittenAreFound(String sql, String reads, String writes) {
        SqlStatements read = SqlStatements.parse(sql);

        assertThat(read.problems()).isEmpty();
        assertThat(read.statements()).hasSize(1);
        assertThat(names(read.statements().get(0).reads())).as("reads").isEqualTo(reads);
        assertThat(names(read.statements().get(0).writes())).as("writes").isEqualTo(writes);
    }

    private static String names(List<TableName> tables) {
        List<String> names = tables.stream().map(TableName::toString).sorted().toList();
        return names.isEmpty() ? "-" : String.join(" ", names);
    }
}
