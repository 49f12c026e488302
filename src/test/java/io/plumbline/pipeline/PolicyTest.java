package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.audit.Audit;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Suppressed;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plumbline.yml files do to a check. */
class PolicyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeAProject() throws IOException {
        write("shop/dbt_project.yml", "name: shop\n");
        write("shop/models/marts/fct_orders.sql", "select 1 as id\n");
        write("shop/models/legacy/fct_old.sql", "select 1 as id\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aFileBesideTheProjectSwitchesARuleOff() throws IOException {
        assertThat(roots(check())).hasSize(2);

        write("shop/plumbline.yml", "rules: {root-model: off}\n");

        assertThat(roots(check())).isEmpty();
    }

    @Test
    void aPartHasItsOwnSeverity() throws IOException {
        write("shop/plumbline.yml", """
                rules: {root-model: error}
                parts:
                  - {select: "path:models/legacy", rules: {root-model: info}}
                """);

        assertThat(roots(check()))
                .extracting(Finding::subject, Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("model.shop.fct_orders", Severity.ERROR), tuple("model.shop.fct_old", Severity.INFO));
    }

    @Test
    void aDeeperFileIsOverAnOuterOne() throws IOException {
        write("plumbline.yml", "rules: {root-model: off, dead-end-model: error}\n");
        write("shop/plumbline.yml", "rules: {root-model: info}\n");
        write("elsewhere/plumbline.yml", "rules: {root-model: error}\n");

        assertThat(roots(check())).hasSize(2).allMatch(finding -> finding.severity() == Severity.INFO);
    }

    @Test
    void whatIsAcceptedIsListedUntilItsLastDayAndUnusedAcceptanceIsAFinding() throws IOException {
        write("shop/plumbline.yml", """
                ignore:
                  - {rule: root-model, select: fct_old, because: it is frozen, owner: finance, until: 2027-03-31}
                  - {rule: model-fanout, because: nobody knows}
                """);

        Checked checked = check();

        assertThat(roots(checked)).extracting(Finding::subject).containsExactly("model.shop.fct_orders");
        Suppressed one = checked.audit().suppressed().get(0);
        assertThat(one.reason()).isEqualTo("it is frozen");
        assertThat(one.declared()).hasToString("shop/plumbline.yml:2");
        assertThat(checked.findings())
                .filteredOn(finding -> finding.rule().equals("unused-suppression"))
                .singleElement()
                .matches(finding -> finding.location().toString().equals("shop/plumbline.yml:3"));
        assertThat(roots(check(LocalDate.of(2027, 4, 1)))).hasSize(2);
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws IOException {
        String page = Files.readString(Path.of("docs/policy.md"));
        int start = page.indexOf("```yaml\n") + 8;
        write("shop/plumbline.yml", page.substring(start, page.indexOf("```", start)));

        assertThat(check().settings().layers()).hasSize(3);
        assertThat(check().settings().suppressions()).hasSize(1);
    }

    private Checked check() {
        return check(LocalDate.of(2027, 3, 31));
    }

    private Checked check(LocalDate today) {
        Workspace workspace = Workspace.open(folder, DbtSettings.defaults(), new DbtReader());
        return Checked.of(workspace, Audit.ofAllRules(), today);
    }

    private static List<Finding> roots(Checked checked) {
        return checked.findings().stream()
                .filter(finding -> finding.rule().equals("root-model"))
                .toList();
    }
}
