package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.GitHistory;
import io.plumbline.crawl.HistoryState;
import io.plumbline.model.Author;
import io.plumbline.model.Commit;
import io.plumbline.model.FileHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileHistoryTest {

    private static final String ADA = "Ada <ada@example.com>";

    @TempDir
    Path folder;

    @Test
    void datesOf1970And2099KeepTheirPlace() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 4_070_908_800L, ADA, "Far").put("a.sql", "one\n");
        repository.commit("main", 0, ADA, "Early").put("a.sql", "one\ntwo\n");
        repository.commit("main", 1_600_000_000L, ADA, "Now").put("b.sql", "b\n");
        FileHistory file = file(analyze(repository.write()), "a.sql");
        assertThat(Objects.requireNonNull(file.first()).at()).isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(Objects.requireNonNull(file.last()).at()).isEqualTo(Instant.EPOCH);
        assertThat(Objects.requireNonNull(file.age(Instant.EPOCH)).isNegative()).isTrue();
        assertThat(file.lines()).hasSize(2);
    }

    @Test
    void namesLoseTheirControlsAndKeepTheirMarkupAsText() throws IOException {
        TestRepository repository = repository();
        repository
                .commit("main", 1, "[x](http://evil) \\\"onload=\u202E\u0007 <e@v.il>", "x\u001b[31m \u2066red\n\nbody")
                .put("a.sql", "a\n");
        repository.write();
        Commit commit = analyze(repository).history().commits().get(0);
        assertThat(commit.author().name() + commit.subject()).doesNotContain("\u202E", "\u0007", "\u001b", "\u2066");
        assertThat(commit.subject()).startsWith("x\uFFFD[31m");
        assertThat(commit.author().name()).startsWith("[x](http://evil)");
    }

    @Test
    void anEmptyRepositoryHasNoCommitToAnalyse() throws IOException {
        try (Repository open = repository().open()) {
            assertThatThrownBy(() -> GitHistory.analyze("shop", open, ObjectId.zeroId(), null, () -> false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("shop")
                    .hasMessageContaining("no commit");
        }
    }

    @Test
    void aCommitWithoutFilesHasAHistoryWithoutFiles() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 1, ADA, "Nothing");
        GitHistory.Result result = analyze(repository.write());
        assertThat(result.history().files()).isEmpty();
        assertThat(result.history().commits()).hasSize(1);
    }

    @Test
    void anOctopusMergePassesItsLinesToEveryParent() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 10, ADA, "Base").put("a.sql", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        for (int i = 1; i <= 3; i++) {
            repository.branch("side" + i, "main");
        }
        repository.commit("side1", 20, "B <b@x>", "s1").put("a.sql", "one\n2\n3\n4\n5\n6\n7\n8\n9\n");
        repository.commit("side2", 21, "C <c@x>", "s2").put("a.sql", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");
        repository.commit("side3", 22, "D <d@x>", "s3").put("a.sql", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n");
        repository
                .commit("main", 30, ADA, "Octopus", List.of("side1", "side2", "side3"))
                .put("a.sql", "one\n2\n3\n4\nfive\n6\n7\n8\nnine\n");
        FileHistory file = file(analyze(repository.write()), "a.sql");
        assertThat(file.authorship().byLines())
                .extracting(share -> share.author().key() + "=" + share.count())
                .containsExactly("ada@example.com=6", "b@x=1", "c@x=1", "d@x=1");
        assertThat(file.commits()).isEqualTo(4);
        assertThat(file.authorship().busFactor()).isEqualTo(1);
    }

    @Test
    void aShallowCloneSaysWhereItIsCut() throws IOException {
        TestRepository repository = repository();
        for (int i = 0; i < 6; i++) {
            repository.commit("main", 10 + i, ADA, "c" + i).put("a.sql", "line\n".repeat(i + 1));
        }
        repository.commit("main", 20, ADA, "new").put("new.sql", "n\n");
        repository.write();
        Path shallow = folder.resolve("shallow.git");
        repository.git("clone", "--quiet", "--bare", "--depth", "3", "file://" + repository.folder, shallow.toString());
        GitHistory.Result result = analyze(new TestRepository(shallow));
        assertThat(result.history().commits()).hasSize(3);
        assertThat(file(result, "a.sql").complete()).isFalse();
        assertThat(file(result, "new.sql").complete()).isTrue();
        assertThat(result.history().gaps()).anyMatch(gap -> gap.what().contains("shallow"));
    }

    @Test
    void aPartialCloneLeavesLinesUnknownAndFetchesNothing() throws IOException {
        TestRepository repository = repository();
        repository.git("config", "uploadpack.allowFilter", "true");
        for (int i = 0; i < 4; i++) {
            repository.commit("main", 10 + i, ADA, "c" + i).put("a.sql", "line " + i + "\nsame\n");
        }
        repository.write();
        Path partial = folder.resolve("partial.git");
        repository.git(
                "clone", "--quiet", "--bare", "--filter=blob:none", "file://" + repository.folder, partial.toString());
        TestRepository clone = new TestRepository(partial);
        clone.git("cat-file", "-p", "main:a.sql");
        long before = clone.git("count-objects", "-v").hashCode();
        GitHistory.Result result = analyze(clone);
        FileHistory file = file(result, "a.sql");
        assertThat(file.commits()).isEqualTo(4);
        assertThat(file.uncounted()).isEqualTo(4);
        assertThat(file.authorship().unknownLines()).isEqualTo(2);
        assertThat(file.commitOf(1)).isNull();
        assertThat(result.history().gaps()).anyMatch(gap -> gap.why().contains("partial clone"));
        assertThat((long) clone.git("count-objects", "-v").hashCode()).isEqualTo(before);
    }

    @Test
    void aHundredThousandFilesInOneCommitAreListed() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 1, ADA, "First").put("seed.sql", "select 1\n");
        repository.commit("main", 2, ADA, "Flood");
        for (int i = 0; i < 100_000; i++) {
            repository.put("m/" + i % 100 + "/f" + i + ".sql", "select " + i % 977 + "\n");
        }
        GitHistory.Result result = analyze(repository.write());
        assertThat(result.history().files()).hasSize(100_001);
        assertThat(result.history().coChanges()).isEmpty();
        assertThat(result.history().commits().get(0).files()).isEqualTo(100_000);
        assertThat(file(result, "m/7/f7.sql").commits()).isEqualTo(1);
    }

    @Test
    void namesThatAreNoPathsAndDeepFoldersStayText() throws IOException {
        TestRepository repository = repository();
        String deep = "d/".repeat(300) + "x.sql";
        repository
                .commit("main", 1, ADA, "Odd")
                .put("100644", "models/x.sql", "\uD800".getBytes(StandardCharsets.UTF_16))
                .put("120000", "link.sql", "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                .put("a\\b; rm -rf $HOME.sql", "x\r\ny\r\n")
                .put("A\\B; rm -rf $HOME.sql", "x\n")
                .put(deep, "deep\n");
        GitHistory.Result result = analyze(repository.write());
        assertThat(result.history().files()).hasSize(5).containsKey(deep);
        assertThat(file(result, "link.sql").lines()).isEmpty();
    }

    @Test
    void limitsCutTheOldestAndSaySo() throws IOException {
        TestRepository repository = repository();
        for (int i = 0; i < 30; i++) {
            repository.commit("main", 10 + i, ADA, "c" + i).put("a.sql", "line\n".repeat(i + 1));
        }
        repository.write();
        Limits few = new Limits(10, 1000, 1000, 1000, () -> false);
        try (Repository open = repository.open()) {
            GitHistory.Result result = new Analysis("shop", open, few).run(repository.id("main"), null);
            assertThat(result.history().commits()).hasSize(10);
            assertThat(file(result, "a.sql").complete()).isFalse();
            assertThat(result.history().gaps()).anyMatch(gap -> gap.why().contains("stops after 10 commits"));
        }
    }

    @Test
    void itStopsWhenCancelled() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 1, ADA, "c").put("a.sql", "a\n");
        repository.write();
        try (Repository open = repository.open()) {
            assertThatThrownBy(() -> GitHistory.analyze("shop", open, repository.id("main"), null, () -> true))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aDamagedStateIsPassedOver() throws IOException {
        TestRepository repository = repository();
        repository.commit("main", 1, ADA, "c").put("a.sql", "a\n");
        GitHistory.Result first = analyze(repository.write());
        byte[] data = first.state().data();
        try (Repository open = repository.open()) {
            for (int cut = 0; cut < data.length; cut += 7) {
                byte[] damaged = java.util.Arrays.copyOf(data, cut);
                HistoryState state = new HistoryState(first.state().tip(), damaged);
                assertThat(GitHistory.analyze("shop", open, repository.id("main"), state, () -> false)
                                .history())
                        .isEqualTo(first.history());
            }
        }
    }

    @Test
    void peopleAreWhomTheMailmapSays() throws IOException {
        TestRepository repository = repository();
        repository
                .commit("main", 1, "bo <bo@old.example>", "One\n\nCo-authored-by: cy <cy@old.example>\n")
                .put("a.sql", "a\n")
                .put(".mailmap", "Bo Berg <bo@new.example> <BO@old.example>\nCy Clark <cy@old.example>\n");
        Commit commit = analyze(repository.write()).history().commits().get(0);
        assertThat(commit.author()).isEqualTo(new Author("Bo Berg", "bo@new.example"));
        assertThat(commit.coAuthors()).containsExactly(new Author("Cy Clark", "cy@old.example"));
    }

    private TestRepository repository() {
        return new TestRepository(folder.resolve("repository.git"));
    }

    private static FileHistory file(GitHistory.Result result, String path) {
        return Objects.requireNonNull(result.history().files().get(path));
    }

    private static GitHistory.Result analyze(TestRepository repository) throws IOException {
        try (Repository open = repository.open()) {
            return GitHistory.analyze("shop", open, repository.id("HEAD"), null, () -> false);
        }
    }
}
