package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Past;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers for a finding, and since when its lines stand, by a real repository. */
class CheckHistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void project() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("models/orders.sql", "select 1 as id,\n       2 as amount\n");
    }

    private String commit(String name, Instant at) throws GitAPIException {
        PersonIdent person = new PersonIdent(
                name, name.toLowerCase(java.util.Locale.ROOT) + "@shop.example", at, java.time.ZoneOffset.UTC);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage("Work")
                    .setAuthor(person)
                    .setCommitter(person)
                    .setSign(false)
                    .call()
                    .name();
        }
    }

    private List<Finding> onOrders(boolean history) {
        Check.Request request =
                new Check.Request(folder, "dev", "snowflake", Map.of(), null, null, null, false, history);
        List<Finding> found = Check.of(request, TUESDAY).findings().stream()
                .filter(finding -> finding.subject().equals("model.shop.orders"))
                .filter(finding -> finding.location().path().equals("models/orders.sql"))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Past past(Finding finding) {
        return Objects.requireNonNull(finding.past());
    }

    @Test
    void whatNobodyIsDeclaredForBelongsToWhoWroteMostOfIt() throws Exception {
        project();
        commit("Ann", MONDAY);
        assertThat(onOrders(true)).allSatisfy(finding -> {
            assertThat(finding.owner()).isEqualTo("Ann");
            assertThat(past(finding).because()).isEqualTo("wrote 2 of 2 lines (100 %)");
        });
    }

    @Test
    void codeownersComesBeforeWhoWroteIt() throws Exception {
        project();
        write("CODEOWNERS", "models/ @data\n");
        commit("Ann", MONDAY);
        assertThat(onOrders(true))
                .allSatisfy(finding -> assertThat(finding.owner()).isEqualTo("@data"));
    }

    @Test
    void theProjectsOwnWordComesBeforeCodeowners() throws Exception {
        project();
        write("CODEOWNERS", "models/ @data\n");
        write("models/orders.yml", "models:\n  - name: orders\n    meta: {owner: Finance}\n");
        commit("Ann", MONDAY);
        assertThat(onOrders(true)).allSatisfy(finding -> {
            assertThat(finding.owner()).isEqualTo("Finance");
            assertThat(past(finding).because()).isEqualTo("its meta.owner");
        });
    }

    @Test
    void linesStandSinceTheNewestCommitThatWroteOneOfThem() throws Exception {
        project();
        String first = commit("Ann", MONDAY);
        write("models/orders.sql", "select 1 as id,\n       3 as amount\n");
        String second = commit("Bob", TUESDAY);
        assertThat(onOrders(true)).allSatisfy(finding -> {
            FileHistory.Touch lines = Objects.requireNonNull(past(finding).lines());
            assertThat(lines.commit()).isEqualTo(finding.location().endLine() == 1 ? first : second);
        });
    }

    @Test
    void aFileThatDiffersFromTheCommitHasNoAge() throws Exception {
        project();
        commit("Ann", MONDAY);
        write("models/orders.sql", "select 7 as id,\n       2 as amount\n");
        assertThat(onOrders(true))
                .allSatisfy(finding -> assertThat(past(finding).lines()).isNull());
    }

    @Test
    void withoutBeingAskedACheckReadsNoHistory() throws Exception {
        project();
        commit("Ann", MONDAY);
        assertThat(onOrders(false)).allSatisfy(finding -> {
            assertThat(finding.owner()).isEmpty();
            assertThat(past(finding)).isEqualTo(Past.UNKNOWN);
        });
    }

    @Test
    void aFolderOutsideAnyRepositoryIsAMistakeOfWhoAsks() throws Exception {
        project();
        assertThatThrownBy(() -> onOrders(true)).isInstanceOf(UserError.class);
    }
}
