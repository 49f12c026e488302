package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleHistoryTest {

    private static final String HISTORY = """
            format: 1
            root: shop
            branch: main
            authors:
              anna: {name: Anna, email: anna@example.org}
              bo: {name: Bo, email: bo@example.org, left: 2024-01-01}
            commits:
              - id: start
                author: anna
                date: "2023-03-06T09:12:41+01:00"
                message: Start
                add: [models/*]
                edit:
                  - {path: models/b.sql, as: models/old_b.sql, replace: [{from: "2", to: "1"}]}
              - id: rename
                author: bo
                date: "2023-03-07T09:12:41+01:00"
                message: |
                  Rename b

                  It was old.
                rename:
                  - {from: models/old_b.sql, to: models/b.sql}
                edit:
                  - path: models/b.sql
                    replace: []
              - id: bad
                author: bo
                date: "2023-03-08T09:12:41-05:00"
                message: Add a mistake
                add: [docs/**]
                edit:
                  - {path: models/a.sql, replace: [{from: "select", to: "selct"}]}
              - id: revert
                author: anna
                date: "2023-03-09T09:12:41+01:00"
                message: Revert the mistake
                reverts: bad
              - id: docs
                author: anna
                date: "2023-03-10T09:12:41+01:00"
                message: Document
                add: [docs/**]
            """;

    @TempDir
    Path temp;

    @BeforeEach
    void write() throws IOException {
        write("history.yml", HISTORY);
        write("shop/models/a.sql", "select 1\n");
        write("shop/models/b.sql", "select 2\n");
        write("shop/docs/x/readme.md", "# Shop\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve("examples").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path replay(String to) {
        return ExampleHistory.replay(temp.resolve("examples"), temp.resolve(to));
    }

    private static List<RevCommit> commits(Path folder) throws Exception {
        try (Repository repository = Repositories.find(folder)) {
            List<RevCommit> commits = new ArrayList<>();
            new Git(repository).log().call().forEach(commits::add);
            return commits;
        }
    }

    @Test
    void everyStepIsACommitOfItsAuthorAndTime() throws Exception {
        List<RevCommit> commits = commits(replay("shop.git"));
        assertThat(commits)
                .extracting(RevCommit::getShortMessage)
                .containsExactly("Document", "Revert the mistake", "Add a mistake", "Rename b", "Start");
        RevCommit bad = commits.get(2);
        assertThat(bad.getAuthorIdent().toExternalString()).isEqualTo("Bo <bo@example.org> 1678284761 -0500");
        assertThat(bad.getCommitterIdent()).isEqualTo(bad.getAuthorIdent());
        assertThat(commits.get(1).getFullMessage())
                .isEqualTo("Revert the mistake\n\nThis reverts commit " + bad.name() + ".\n");
        assertThat(commits.get(1).getTree()).isEqualTo(commits.get(3).getTree());
    }

    @Test
    void theLastCommitShowsTheDeliveredFiles() throws Exception {
        try (Repository repository = Repositories.find(replay("shop.git"))) {
            RevCommit head = Repositories.commit(repository, "it", "HEAD");
            Opened opened = Trees.commit(repository, head, "", "s", Scope.everything());
            assertThat(opened.tree().paths()).containsExactly("docs/x/readme.md", "models/a.sql", "models/b.sql");
            assertThat(opened.tree().bytes("models/b.sql")).asString().isEqualTo("select 2\n");
        }
    }

    @Test
    void idsDependOnTheExamplesAlone() throws Exception {
        assertThat(commits(replay("one.git"))).isEqualTo(commits(replay("two.git")));
    }

    @Test
    void aSecondReplayTouchesNothingAndAChangedExampleReplacesIt() throws Exception {
        Path repository = replay("shop.git");
        var before = Files.getLastModifiedTime(repository.resolve("HEAD"));
        Files.setLastModifiedTime(repository.resolve("HEAD"), java.nio.file.attribute.FileTime.fromMillis(1_000));
        replay("shop.git");
        assertThat(Files.getLastModifiedTime(repository.resolve("HEAD")).toMillis())
                .isEqualTo(1_000);
        write("shop/docs/x/readme.md", "# Another shop\n");
        replay("shop.git");
        assertThat(Files.getLastModifiedTime(repository.resolve("HEAD"))).isGreaterThanOrEqualTo(before);
        try (var files = Files.list(temp)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("examples", "shop.git");
        }
    }

    @Test
    void whatWasNotMadeByAReplayIsLeftAlone() throws Exception {
        Files.createDirectories(temp.resolve("mine"));
        Files.writeString(temp.resolve("mine/work.sql"), "select 1");
        assertThatThrownBy(() -> replay("mine")).isInstanceOf(UserError.class).hasMessageContaining("is in the way");
        assertThat(temp.resolve("mine/work.sql")).exists();
    }

    @Test
    void aHistoryThatDoesNotFitIsSaidSo() throws Exception {
        write("history.yml", HISTORY.replace("from: \"select\"", "from: \"nowhere\""));
        assertThatThrownBy(() -> replay("shop.git"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("commit \"bad\"")
                .hasMessageContaining("does not occur");
        write("history.yml", HISTORY);
        write("shop/models/c.yml", "late: true");
        write("shop/README.md", "never added");
        assertThatThrownBy(() -> replay("shop.git"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("README.md")
                .hasMessageNotContaining("c.yml");
        write("history.yml", "format: [");
        assertThatThrownBy(() -> replay("shop.git"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no history");
    }

    @Test
    void theDeliveredExampleReplays() throws Exception {
        List<RevCommit> commits = commits(ExampleHistory.replay(Path.of("examples"), temp.resolve("demo.git")));
        assertThat(commits).hasSizeGreaterThan(40);
        assertThat(commits)
                .extracting(commit -> commit.getAuthorIdent().getName())
                .contains("Marta Lindqvist");
    }
}
