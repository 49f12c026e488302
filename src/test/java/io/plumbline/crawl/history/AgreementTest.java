package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.GitHistory;
import io.plumbline.crawl.HistoryState;
import io.plumbline.model.BlamedLines;
import io.plumbline.model.FileHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories nobody planned, compared file by file with the git program. */
class AgreementTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyFigureIsGitsOwn(long seed) throws IOException {
        TestRepository repository = new TestRepository(folder);
        new RandomHistory(repository, seed).write(60);
        compare(repository, analyze(repository, "main", null));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void continuingGivesWhatStartingAnewGives(long seed) throws IOException {
        TestRepository repository = new TestRepository(folder);
        RandomHistory history = new RandomHistory(repository, seed);
        history.write(40);
        GitHistory.Result result = analyze(repository, "main", null);
        for (int round = 0; round < 3; round++) {
            history.write(12);
            result = analyze(repository, "main", result.state());
            assertThat(result.rewritten()).isFalse();
            assertThat(result.history())
                    .isEqualTo(analyze(repository, "main", null).history());
        }
        compare(repository, result);
    }

    @ParameterizedTest
    @ValueSource(longs = {21})
    void aForcePushIsNoticedAndRecomputed(long seed) throws IOException {
        TestRepository repository = new TestRepository(folder);
        new RandomHistory(repository, seed).write(40);
        GitHistory.Result first = analyze(repository, "main", null);
        repository.git("update-ref", "refs/heads/main", "main~6");
        repository
                .commit("main", 1_700_000_000L, "Ed <ed@example.com>", "Other")
                .put("other.sql", "select 1\n");
        repository.write();
        GitHistory.Result second = analyze(repository, "main", first.state());
        assertThat(second.rewritten()).isTrue();
        assertThat(second.history()).isEqualTo(analyze(repository, "main", null).history());
        assertThat(second.history().commits())
                .noneMatch(commit -> commit.id().equals(first.state().tip()));
        compare(repository, second);
    }

    private static GitHistory.Result analyze(TestRepository repository, String tip, @Nullable HistoryState before)
            throws IOException {
        try (Repository open = repository.open()) {
            return GitHistory.analyze("shop", open, repository.id(tip), before, () -> false);
        }
    }

    private static void compare(TestRepository repository, GitHistory.Result result) {
        GitTruth truth = new GitTruth(repository);
        assertThat(result.history().files().keySet()).containsExactlyInAnyOrderElementsOf(truth.files("main"));
        for (FileHistory file : result.history().files().values()) {
            GitTruth.Log log = truth.log("main", file.path());
            assertThat(List.of(file.commits(), file.added(), file.removed()))
                    .as("commits, lines added, lines removed of %s", file.path())
                    .isEqualTo(List.of(log.commits().size(), log.added(), log.removed()));
            if (!log.commits().isEmpty()) {
                assertThat(Objects.requireNonNull(file.last()).commit())
                        .isEqualTo(log.commits().get(0));
                assertThat(Objects.requireNonNull(file.first()).commit())
                        .isEqualTo(log.commits().get(log.commits().size() - 1));
            }
            assertThat(lines(file)).as("blame of %s", file.path()).isEqualTo(truth.blame("main", file.path()));
        }
    }

    private static List<String> lines(FileHistory file) {
        List<String> lines = new ArrayList<>();
        for (BlamedLines run : file.lines()) {
            assertThat(run.line()).isEqualTo(lines.size() + 1);
            lines.addAll(Collections.nCopies(run.count(), run.commit()));
        }
        return lines;
    }
}
