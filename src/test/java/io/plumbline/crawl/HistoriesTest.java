package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.RepositoryHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.eclipse.jgit.api.ResetCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoriesTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private CrawlHome home;

    @BeforeEach
    void aProjectInAFolder() throws Exception {
        home = new CrawlHome(folder.resolve("home"));
        repository = TestRepository.in(folder.resolve("shop"));
        repository.write("dbt/models/a.sql", "select 1\n").write("notes.md", "x\n");
        repository.commit("one");
        repository.write("dbt/models/a.sql", "select 2\n");
        repository.commit("two");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Histories.Read read(String below) {
        GitPosition at = Trees.open(repository.folder.resolve(below), "shop").position();
        return new Histories(home).of("shop", at, () -> false);
    }

    @Test
    void eachCommitIsReadOnce() throws Exception {
        assertThat(read("").newCommits()).isEqualTo(2);
        assertThat(read("").newCommits()).isZero();

        repository.write("dbt/models/b.sql", "select 3\n");
        repository.commit("three");

        Histories.Read third = read("");
        assertThat(third.newCommits()).isEqualTo(1);
        assertThat(third.history().commits()).hasSize(3);
        assertThat(third.history().files().get("dbt/models/a.sql").commits()).isEqualTo(2);
    }

    @Test
    void aSourceInAFolderHasPathsOfItsOwn() {
        RepositoryHistory history = read("dbt").history();

        assertThat(history.files()).containsOnlyKeys("models/a.sql");
        assertThat(history.files().get("models/a.sql").path()).isEqualTo("models/a.sql");
        assertThat(history.commits()).hasSize(2);
    }

    @Test
    void aDamagedFileCostsAFullReadingAndNothingElse() throws Exception {
        RepositoryHistory whole = read("").history();
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }

        Histories.Read again = read("");

        assertThat(again.newCommits()).isEqualTo(2);
        assertThat(again.history()).isEqualTo(whole);
        assertThat(read("").newCommits()).isZero();
    }

    @Test
    void aReadingThatBreaksOffLeavesWhatWasKnown() throws Exception {
        read("");
        List<Path> before = kept();
        repository.write("notes.md", "y\n");
        repository.commit("three");
        GitPosition at = Trees.open(repository.folder, "shop").position();

        assertThatThrownBy(() -> new Histories(home).of("shop", at, () -> true))
                .isInstanceOf(CancellationException.class);

        assertThat(kept()).isEqualTo(before);
        assertThat(read("").newCommits()).isEqualTo(1);
    }

    @Test
    void aForcePushIsReadAsWhatIsThereNow() throws Exception {
        read("");
        repository
                .git
                .reset()
                .setMode(ResetCommand.ResetType.HARD)
                .setRef("HEAD~1")
                .call();
        repository.write("dbt/models/a.sql", "select 9\n");
        repository.commit("another two");

        Histories.Read pushed = read("");

        assertThat(pushed.newCommits()).isEqualTo(1);
        assertThat(pushed.history().commits())
                .extracting(c -> c.subject())
                .containsExactlyInAnyOrder("another two", "one");
        assertThat(pushed.history())
                .isEqualTo(new Histories(new CrawlHome(folder.resolve("fresh")))
                        .of("shop", Trees.open(repository.folder, "shop").position(), () -> false)
                        .history());
    }

    @Test
    void aRepositoryThatIsGoneIsSaid() {
        GitPosition gone = new GitPosition(folder.resolve("nowhere").toString(), "", "0".repeat(40));

        assertThatThrownBy(() -> new Histories(home).of("shop", gone, () -> false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nowhere cannot be read");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(home.histories())) {
            return files.toList();
        }
    }
}
