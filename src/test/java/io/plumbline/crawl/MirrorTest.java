package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches over Git's own protocol from a repository on disk: a GitUrl of jobs.yml could never name one. */
class MirrorTest {

    @TempDir
    Path temp;

    TestRepository remote;

    @BeforeEach
    void create() throws Exception {
        remote = TestRepository.in(temp.resolve("remote"));
        remote.write("a.sql", "select 1").commit("One");
    }

    @AfterEach
    void close() {
        remote.close();
    }

    private Mirror mirror(Duration patience) {
        GitUrl url = new GitUrl(temp.resolve("remote").toUri().toString(), "localhost", null, false);
        return new Mirror(temp.resolve("home/git"), "shop", url, patience);
    }

    private String head() throws IOException {
        try (Repository repository = mirror(Duration.ofSeconds(30)).update(null)) {
            assertThat(repository.isBare()).isTrue();
            return Repositories.commit(repository, "it", "HEAD").name();
        }
    }

    @Test
    void itFollowsTheRemote() throws Exception {
        String first = head();
        String second = remote.write("a.sql", "select 2").commit("Two");
        assertThat(head()).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void itFollowsRewrittenHistoryAndDeletedBranches() throws Exception {
        remote.git.branchCreate().setName("gone").call();
        head();
        remote.git.branchDelete().setBranchNames("gone").setForce(true).call();
        String other = remote.commit(
                remote.tree("b.sql", org.eclipse.jgit.lib.FileMode.REGULAR_FILE, remote.blob("select 3")));
        assertThat(head()).isEqualTo(other);
        try (Repository repository = mirror(Duration.ofSeconds(30)).update(null)) {
            assertThat(repository.resolve("gone")).isNull();
        }
    }

    @Test
    void itFollowsTheDefaultBranch() throws Exception {
        head();
        remote.git.checkout().setCreateBranch(true).setName("trunk").call();
        String commit = remote.write("a.sql", "select 4").commit("On trunk");
        assertThat(head()).isEqualTo(commit);
    }

    @Test
    void nothingIsEverCheckedOut() throws Exception {
        head();
        try (Stream<Path> files = Files.walk(temp.resolve("home"))) {
            assertThat(files.map(path -> String.valueOf(path.getFileName()))).doesNotContain("a.sql");
        }
    }

    @Test
    void twoFetchesAtOnceBothSucceed() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<String> fetch = this::head;
            var one = pool.submit(fetch);
            var two = pool.submit(fetch);
            assertThat(one.get()).isEqualTo(two.get());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aLockThatIsNeverReleasedEndsInAnError() throws Exception {
        head();
        Path lock;
        try (Stream<Path> files = Files.list(temp.resolve("home/git"))) {
            lock = files.filter(path -> path.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> mirror(Duration.ofMillis(500)).update(null))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void aRemoteThatIsGoneIsASourceError() {
        GitUrl url = new GitUrl(temp.resolve("nowhere").toUri().toString(), "localhost", null, false);
        assertThatThrownBy(() -> new Mirror(temp.resolve("home/git"), "shop", url, Duration.ofSeconds(5)).update(null))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE));
    }
}
