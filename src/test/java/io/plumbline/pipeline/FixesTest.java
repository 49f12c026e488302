package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.fix.RealGit;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Writes a small project, and applies the fixes of one of its findings with real {@code git apply}. */
abstract class FixesTest {

    private static final Audit AUDIT = Audit.ofAllRules();

    @TempDir
    Path folder;

    /** Applies what is proven for one rule, and holds it to what a proof is: those findings gone, none new. */
    void mend(String rule) throws Exception {
        project();
        Checked before = check();
        assertThat(before.findings()).extracting(Finding::rule).contains(rule);
        Mended mended = Mended.of(
                before, DbtSettings.defaults(), finding -> finding.rule().equals(rule));
        List<String> proven = mended.findings().stream()
                .filter(finding -> finding.fix() != null && finding.fix().status() == Fix.Status.PROVEN)
                .map(Finding::fingerprint)
                .toList();
        assertThat(proven)
                .as(String.valueOf(mended.findings().stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .map(finding -> finding.message() + ": " + finding.fix())
                        .toList()))
                .isNotEmpty();
        RealGit.apply(folder, mended.patch().diff());
        List<String> after =
                check().findings().stream().map(Finding::fingerprint).toList();
        assertThat(after).doesNotContainAnyElementsOf(proven);
        assertThat(before.findings().stream().map(Finding::fingerprint).toList())
                .containsAll(after);
    }

    /** Holds a project to having a finding that no remedy touches. */
    void leaveAlone(String rule) throws IOException {
        project();
        Checked before = check();
        assertThat(before.findings()).extracting(Finding::rule).contains(rule);
        Mended mended = Mended.of(
                before, DbtSettings.defaults(), finding -> finding.rule().equals(rule));
        assertThat(mended.findings())
                .filteredOn(finding -> finding.rule().equals(rule))
                .extracting(Finding::fix)
                .containsOnlyNulls();
    }

    private void project() throws IOException {
        if (!Files.exists(folder.resolve("dbt_project.yml"))) {
            write("dbt_project.yml", "name: shop\nprofile: shop\n");
        }
    }

    private Checked check() {
        return Checked.of(Workspace.open(folder, DbtSettings.defaults(), new DbtReader()), AUDIT, LocalDate.EPOCH);
    }

    void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }
}
