package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysesReaderTest {

    private static final TypeSpec DBT = new TypeSpec("dbt", "A dbt project", List.of());

    @TempDir
    Path folder;

    private JobsFile read(String analyses) throws IOException {
        Path file = folder.resolve("jobs.yml");
        Files.writeString(file, """
                version: 1
                sources: {shop: {type: dbt}}
                jobs: {nightly: {sources: [shop]}}
                """ + analyses);
        return new JobsReader(List.of(DBT), List.of(), List.of(), Map.of()).read(file);
    }

    private List<String> problems(String analyses) {
        SettingsException error = catchThrowableOfType(SettingsException.class, () -> read(analyses));
        return error.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void whatIsNotSaidIsTheCautiousThing() throws IOException {
        assertThat(read("analyses: {approvers: [carla]}\n").analyses())
                .isEqualTo(
                        new AnalysesSpec(List.of("carla"), List.of(), true, 24, false, List.of(), 10_000, 16, 300, 4));
        assertThat(read("").analyses()).isNull();
        assertThat(read("").sources()).extracting(SourceSpec::name).containsExactly("shop");
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        AnalysesSpec spec = read("""
                analyses:
                  approvers: [carla, dora]
                  requesters: [anna]
                  two-eyes: false
                  expires-hours: 4
                  explain: true
                  tables: [ANALYTICS.MARTS, SNOWFLAKE]
                  max-rows: 100
                  max-megabytes: 2
                  max-seconds: 60
                """).analyses();
        assertThat(spec)
                .isEqualTo(new AnalysesSpec(
                        List.of("carla", "dora"),
                        List.of("anna"),
                        false,
                        4,
                        true,
                        List.of("ANALYTICS.MARTS", "SNOWFLAKE"),
                        100,
                        2,
                        60,
                        4));
        assertThat(spec.mayAsk("anna")).isTrue();
        assertThat(spec.mayAsk("carla")).isFalse();
        assertThat(spec.mayApprove("Carla")).isFalse();
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLine() {
        assertThat(problems("""
                analyses:
                  approvers: []
                  expires-hours: 0
                  max-rows: 1.5
                  tables: ["MARTS; drop"]
                  four-eyes: true
                """))
                .hasSize(5)
                .anyMatch(one -> one.contains("jobs.yml:5") && one.contains("has no approver"))
                .anyMatch(one -> one.contains("jobs.yml:6") && one.contains("expires-hours 0; expected a whole number"))
                .anyMatch(one -> one.contains("jobs.yml:7") && one.contains("max-rows 1.5"))
                .anyMatch(one -> one.contains("jobs.yml:8") && one.contains("expected DATABASE or DATABASE.SCHEMA"))
                .anyMatch(one -> one.contains("jobs.yml:9") && one.contains("four-eyes"));
        assertThat(problems("analyses: {two-eyes: true}\n"))
                .singleElement()
                .asString()
                .contains("has no \"approvers\"");
        assertThat(problems("analyses: [carla]\n")).singleElement().asString().contains("expected a mapping");
    }

    @Test
    void aRuleThatNobodyCanFollowIsAMistake() {
        assertThat(problems("analyses: {approvers: [carla], requesters: [carla]}\n"))
                .singleElement()
                .asString()
                .contains("carla alone may ask and approve");
    }
}
