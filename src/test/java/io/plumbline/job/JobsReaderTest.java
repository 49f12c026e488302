package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.model.Area;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsReaderTest {

    private static final List<TypeSpec> SOURCES = List.of(
            new TypeSpec(
                    "dbt",
                    "A dbt project",
                    List.of(
                            new OptionSpec("path", OptionSpec.Type.TEXT, true, "Folder", "../shop"),
                            new OptionSpec("depth", OptionSpec.Type.NUMBER, false, "Commits", "50"))),
            new TypeSpec("docs", "Documents", List.of()),
            new TypeSpec(
                    "snowflake",
                    "An account",
                    List.of(
                            new OptionSpec("token", OptionSpec.Type.SECRET, false, "Token", "${TOKEN}"),
                            new OptionSpec("password", OptionSpec.Type.REFUSED, false, "Give a token", "${TOKEN}"))));
    private static final List<RuleInfo> RULES = Stream.of("root-model", "model-fanout")
            .map(id -> new RuleInfo(id, List.of(), Area.STRUCTURE, Severity.WARNING, List.of("leaves"), "", "", "", ""))
            .toList();
    private static final List<TypeSpec> CHANNELS = List.of(new TypeSpec(
            "email",
            "Mail",
            List.of(
                    new OptionSpec("to", OptionSpec.Type.LIST, true, "Addresses", "[a@example.org]"),
                    new OptionSpec("password", OptionSpec.Type.SECRET, false, "Password", "${SMTP_PASSWORD}"))));

    @TempDir
    Path folder;

    @Test
    void readsAWholeFile() throws IOException {
        JobsFile file = read("""
                version: 1
                sources:
                  shop: {type: dbt, path: "${ROOT}/shop"}
                jobs:
                  nightly:
                    schedule: "30 2 * * 1-5"
                    zone: Europe/Berlin
                    sources: [shop]
                    audit:
                      fail-on: warning
                      rules:
                        root-model: info
                        model-fanout: {leaves: 5}
                      parts:
                        - {select: "tag:legacy", rules: {root-model: off}}
                    deliver:
                      - {type: email, to: [a@example.org], password: "${SMTP_PASSWORD}"}
                """, Map.of("ROOT", "/srv", "SMTP_PASSWORD", "s3cret"));
        JobSpec job = file.job("nightly").orElseThrow();
        assertThat(job.schedule()).isNotNull();
        assertThat(job.schedule().quartz()).isEqualTo("0 30 2 ? * MON-FRI");
        assertThat(job.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(job.sources().get(0).options().text("path")).isEqualTo("/srv/shop");
        assertThat(job.audit().failOn()).isEqualTo(Severity.WARNING);
        List<AuditSpec.Section> sections = job.audit().spec().sections();
        assertThat(sections.get(0).choices().thresholds().get("model-fanout")).containsEntry("leaves", 5);
        assertThat(sections.get(0).choices().severities()).containsEntry("root-model", Severity.INFO);
        assertThat(sections.get(1).select()).hasToString("tag:legacy");
        assertThat(sections.get(1).choices().disabled()).containsExactly("root-model");
        assertThat(job.deliver().get(0).options().text("password")).isEqualTo("s3cret");
        assertThat(job.deliver().get(0).options()).hasToString("Options[type, to, password]");
    }

    @Test
    void tellsEveryMistakeAtOnceWithItsLine() {
        List<Problem> problems = problems("""
                version: 2
                sourcez: {}
                sources:
                  shop: {type: dtb, path: x}
                  stock: {type: dbt, pth: x}
                  bad name!: {type: docs}
                jobs:
                  nightly:
                    schedule: "61 2 * * *"
                    zone: Europe/Berln
                    sources: [shopp]
                    audit: {fail-on: fatal}
                    deliver:
                      - {type: email, to: [a@example.org], password: hunter2}
                  empty:
                    sources: []
                """);
        assertThat(problems).extracting(Problem::line).containsExactly(1, 2, 4, 5, 6, 9, 10, 11, 12, 14, 16);
        assertThat(problems)
                .extracting(Problem::action)
                .contains(
                        "Did you mean \"sources\"?",
                        "Did you mean \"dbt\"?",
                        "Did you mean \"path\"?",
                        "Did you mean \"shop\"?",
                        "Did you mean \"Europe/Berlin\"?");
        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    @Test
    void placesASyntaxErrorOnItsLine() {
        assertThat(problems("version: 1\njobs: [unclosed\n"))
                .extracting(Problem::line)
                .containsExactly(3);
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() {
        assertThat(problems("")).singleElement().satisfies(p -> assertThat(p.problem())
                .contains("empty"));
    }

    @Test
    void boundsAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString())).isNotEmpty();
    }

    @Test
    void namesTheMissingVariableWhenItIsAsked() throws IOException {
        JobsFile file = read("""
                version: 1
                sources:
                  shop: {type: dbt, path: "${NOWHERE}"}
                jobs:
                  nightly: {sources: [shop]}
                """, Map.of());
        Options options = file.jobs().get(0).sources().get(0).options();
        assertThatThrownBy(() -> options.text("path"))
                .isInstanceOf(UserError.class)
                .hasMessage("jobs.yml:3: option \"path\" names the environment variable NOWHERE, which is not set");
    }

    @Test
    void readsASecretFromAFileBesideIt() throws IOException {
        Files.writeString(folder.resolve("token"), "abc\n");
        JobsFile file = read("""
                version: 1
                sources:
                  shop: {type: dbt, path: "${file:token}"}
                jobs:
                  nightly: {sources: [shop]}
                """, Map.of());
        assertThat(file.jobs().get(0).sources().get(0).options().text("path")).isEqualTo("abc");
    }

    @Test
    void takesDefaultsFromAnchors() throws IOException {
        JobsFile file = read("""
                version: 1
                sources:
                  shop: {type: dbt, path: x}
                jobs:
                  first: &base {sources: [shop], report: {title: One}}
                  second:
                    <<: *base
                    zone: UTC
                """, Map.of());
        assertThat(file.job("second").orElseThrow().report().title()).isEqualTo("One");
    }

    @Test
    void saysWhyTheFileCannotBeRead() {
        assertThatThrownBy(() -> reader(Map.of()).read(folder.resolve("none.yml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it does not exist");
        assertThatThrownBy(() -> reader(Map.of()).read(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is a folder");
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAcceptsAndRejectsWhatItRejects() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new JobsSchema(SOURCES, CHANNELS).json());
        String good = "version: 1\nsources: {shop: {type: dbt, path: x}}\njobs: {nightly: {sources: [shop]}}\n";
        String bad = "version: 1\nsources: {shop: {type: dbt, pth: x}}\njobs: {nightly: {source: [shop]}}\n";
        assertThat(schema.validate(good, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(bad, InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void anOptionThatIsNotTakenSaysWhatToDoInstead() {
        assertThat(problems("""
                version: 1
                sources:
                  account:
                    type: snowflake
                    password: "${PASSWORD}"
                    passwort: x
                jobs:
                  nightly: {sources: [account]}
                """))
                .extracting(Problem::line, Problem::problem, Problem::action)
                .containsExactly(
                        tuple(
                                5,
                                "source \"account\" (type snowflake) has \"password\"; it is not taken",
                                "Give a token."),
                        tuple(
                                6,
                                "source \"account\" (type snowflake) has \"passwort\"; expected one of token, type",
                                "Remove it, or use one of these."));
        assertThat(new JobsSchema(SOURCES, CHANNELS).json())
                .contains("\"token\"")
                .doesNotContain("Give a token");
    }

    private JobsFile read(String yaml, Map<String, String> environment) throws IOException {
        return reader(environment).read(Files.writeString(folder.resolve("jobs.yml"), yaml));
    }

    private static JobsReader reader(Map<String, String> environment) {
        return new JobsReader(SOURCES, CHANNELS, RULES, environment);
    }

    private List<Problem> problems(String yaml) {
        return catchThrowableOfType(SettingsException.class, () -> read(yaml, Map.of()))
                .problems();
    }
}
