package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.SettingsException;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.Severity;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that a repository declares for itself. */
class OwnRulesTest {

    private static final String RULE = """
            rules:
              - id: house-rule
                on: model
                where: model.name.startsWith("fct_")
                require: %s
                message: "`{model.name}` breaks it"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeAProject() throws IOException {
        write("shop/dbt_project.yml", "name: shop\n");
        write("shop/models/fct_orders.sql", "select 1 as id\n");
        write("shop/models/dim_customers.sql", "select 1 as id\n");
        write("other/dbt_project.yml", "name: other\n");
        write("other/models/fct_visits.sql", "select 1 as id\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Checked check() {
        Workspace workspace = Workspace.open(folder, DbtSettings.defaults(), new DbtReader());
        return Checked.of(workspace, Plugins.audit(), LocalDate.of(2026, 1, 1));
    }

    private List<Finding> found() {
        return check().findings().stream()
                .filter(finding -> finding.rule().startsWith("house-rule"))
                .toList();
    }

    @Test
    void holdForTheFolderTheyLieIn() throws IOException {
        write("shop/plumbline-rules/house.yml", RULE.formatted("\"false\""));

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.location()).hasToString("shop/models/fct_orders.sql:1");
            assertThat(finding.message()).isEqualTo("`fct_orders` breaks it");
            assertThat(finding.facts()).containsEntry("model.name", "fct_orders");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });

        Files.delete(folder.resolve("shop/plumbline-rules/house.yml"));
        write("plumbline-rules/house.yml", RULE.formatted("\"false\""));

        assertThat(found()).hasSize(2);
    }

    @Test
    void areOneWhereTwoFoldersSayTheSame() throws IOException {
        write("shop/plumbline-rules/house.yml", RULE.formatted("\"false\""));
        write("other/plumbline-rules/rules.yml", "\n" + RULE.formatted("\"false\""));

        assertThat(found())
                .extracting(finding -> finding.location().path())
                .containsExactlyInAnyOrder("shop/models/fct_orders.sql", "other/models/fct_visits.sql");

        write("other/plumbline-rules/rules.yml", RULE.formatted("\"true\""));

        assertThatThrownBy(this::check)
                .isInstanceOf(SettingsException.class)
                .hasMessage("shop/plumbline-rules/house.yml:2: a rule has the id \"house-rule\","
                        + " which other/plumbline-rules/rules.yml:2 has too");
    }

    @Test
    void obeyPlumblineYml() throws IOException {
        write("plumbline-rules/house.yml", RULE.formatted("\"false\""));
        write("shop/plumbline.yml", "rules: {house-rule: error}\n");
        write("other/plumbline.yml", "ignore: [{rule: house-rule, because: it is old}]\n");

        assertThat(found()).singleElement().matches(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void areSilentAndSaySoWhereAnExpressionHasNoValue() throws IOException {
        write("plumbline-rules/house.yml", RULE.formatted("model.meta.owner == \"me\""));

        Checked checked = check();

        assertThat(found()).isEmpty();
        assertThat(checked.gaps())
                .filteredOn(gap -> gap.what().equals("rule house-rule"))
                .singleElement()
                .extracting(Gap::where, Gap::why)
                .containsExactly(
                        "other/models/fct_visits.sql:1 and 1 more",
                        "`model.meta.owner == \"me\"`: key 'owner' is not present in map.");
    }

    @Test
    void tellEveryMistakeWithItsLine() throws IOException {
        write("plumbline-rules/house.yml", """
                rules:
                  - id: first
                    on: model
                    require: |
                      model.name == "a"
                      || model.nmae == "b"
                    message: it is {model.name
                  - id: root-model
                    on: modle
                    require: size(model.name)
                    message: no
                  - id: first
                    on: column
                    require: column.name.matches("[a-")
                    message: no
                """);

        assertThatThrownBy(this::check).isInstanceOfSatisfying(SettingsException.class, mistakes -> assertThat(
                        mistakes.problems())
                .extracting(problem -> problem.line() + " " + problem.problem())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("6 ").contains("undefined field 'nmae'"),
                        one -> assertThat(one).startsWith("7 ").contains("a brace that is not closed"),
                        one -> assertThat(one).startsWith("8 ").contains("that of a rule of Plumbline's"),
                        one -> assertThat(one).startsWith("8 ").contains("is on \"modle\""),
                        one -> assertThat(one).startsWith("12 ").contains("plumbline-rules/house.yml:2 has too"),
                        one -> assertThat(one).startsWith("14 ").contains("missing closing ]")));
    }

    @Test
    void needTheirKeysAndNoOthers() throws IOException {
        write("plumbline-rules/house.yml", """
                rules:
                  - id: First Rule
                    on: model
                    require: "true"
                    mesage: it is
                    severity: bad
                """);

        assertThatThrownBy(this::check)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("small letters, digits and hyphens", "mesage", "severity is \"bad\"");
    }

    @Test
    void endWhateverTheyAsk() throws IOException {
        String nested = "model.text.split(\"\").all(a, model.text.split(\"\").all(b, model.text.split(\"\")"
                + ".all(c, model.text.split(\"\").all(d, a + b + c + d != \"!!!!\"))))";
        write("shop/models/fct_orders.sql", "select 1 as " + "x".repeat(2_000) + "\n");
        write("plumbline-rules/house.yml", RULE.formatted("'" + nested + "'"));

        long start = System.nanoTime();
        Checked checked = check();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(checked.gaps())
                .anyMatch(
                        gap -> gap.what().equals("rule house-rule") && gap.why().contains("teration"));
    }

    @Test
    void theirTestsSayWhatIsMissingAndWhatIsTooMuch() throws IOException {
        write("plumbline-rules/house.yml", RULE.formatted("\"false\"") + """
                    tests:
                      - {name: right, files: {models/fct_a.sql: select 1 as id}, expect: ["models/fct_a.sql:1"]}
                      - {name: wrong, files: {models/fct_a.sql: select 1 as id}, expect: ["models/fct_b.sql:1"]}
                  - {id: untested, on: seed, require: "true", message: no}
                tests:
                  - {rule: root-model, files: {models/a.sql: select 1 as id}, expect: ["models/a.sql:1"]}
                """);

        RuleTests.Summary summary = RuleTests.of(folder.resolve("shop/models"));

        assertThat(summary.untested()).singleElement().matches(rule -> rule.id().equals("untested"));
        assertThat(summary.outcomes()).extracting(RuleTests.Outcome::passed).containsExactly(true, false, true);
        RuleTests.Outcome wrong = summary.outcomes().get(1);
        assertThat(wrong.missing()).containsExactly("models/fct_b.sql:1");
        assertThat(wrong.surplus())
                .singleElement()
                .matches(finding -> finding.location().path().equals("models/fct_a.sql"));
    }

    @Test
    void aTestOfNoRuleIsRefused() throws IOException {
        write("plumbline-rules/house.yml", "tests: [{rule: root-modle, files: {}, expect: []}]\n");

        assertThatThrownBy(() -> RuleTests.of(folder))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.action()).isEqualTo("Did you mean \"root-model\"?"));
    }
}
