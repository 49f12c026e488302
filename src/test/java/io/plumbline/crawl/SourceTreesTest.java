package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.SourceTrees.Read;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreesTest {

    @TempDir
    Path temp;

    SourceTrees trees;

    @BeforeEach
    void create() {
        trees = new SourceTrees(new CrawlHome(temp.resolve("home")));
    }

    private SourceSpec source(Map<String, Object> options) {
        return new SourceSpec("shop", "git", new Options(options), 7, temp);
    }

    private void fails(Map<String, Object> options, Read read, UserError.Kind kind, String... parts) {
        assertThatThrownBy(() -> trees.open(source(options), read)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error.getMessage()).startsWith("source \"shop\"").contains(parts);
            assertThat(error.action()).isNotBlank();
        });
    }

    @Test
    void everyRefReadsItsOwnCommit() throws Exception {
        try (TestRepository repository = TestRepository.in(temp.resolve("repo"))) {
            String first = repository.write("a.sql", "select 1").commit("One");
            repository
                    .git
                    .tag()
                    .setName("v1")
                    .setSigned(false)
                    .setMessage("One")
                    .call();
            repository.git.branchCreate().setName("old").call();
            String second = repository.write("a.sql", "select 2").commit("Two");
            for (var ref : Map.of("v1", first, "old", first, "main", second, first.substring(0, 9), first)
                    .entrySet()) {
                try (Opened opened = trees.open(source(Map.of("path", "repo", "ref", ref.getKey())), Read.FILES)) {
                    assertThat(opened.tree().revision()).isEqualTo(ref.getValue());
                }
            }
            fails(
                    Map.of("path", "repo", "ref", "nope"),
                    Read.FILES,
                    UserError.Kind.INPUT,
                    "has no \"nope\"",
                    "expected a branch, tag or commit");
            fails(Map.of("path", "repo", "ref", "--help"), Read.FILES, UserError.Kind.INPUT, "has no \"--help\"");
        }
    }

    @Test
    void aFolderWithoutRefShowsTheCommitOrTheFilesAsAsked() throws Exception {
        try (TestRepository repository = TestRepository.in(temp.resolve("repo"))) {
            String commit = repository.write("sub/a.sql", "select 1").commit("One");
            repository.write("sub/b.sql", "select 2");
            try (Opened opened = trees.open(source(Map.of("path", "repo/sub")), Read.COMMIT)) {
                assertThat(opened.tree().revision()).isEqualTo(commit);
                assertThat(opened.tree().paths()).containsExactly("a.sql");
            }
            try (Opened opened = trees.open(source(Map.of("path", "repo/sub")), Read.FILES)) {
                assertThat(opened.tree().revision()).isEqualTo("worktree");
                assertThat(opened.tree().paths()).containsExactly("a.sql", "b.sql");
            }
        }
    }

    @Test
    void aBareRepositoryAndOneWithoutConfigurationAreReadAtHead() throws Exception {
        String commit;
        try (TestRepository repository = TestRepository.in(temp.resolve("repo"))) {
            commit = repository.write("a.sql", "select 1").commit("One");
        }
        Path bare = temp.resolve("bare.git");
        Files.move(temp.resolve("repo/.git"), bare);
        Files.delete(bare.resolve("config"));
        for (Read read : Read.values()) {
            try (Opened opened = trees.open(source(Map.of("path", "bare.git")), read)) {
                assertThat(opened.tree().revision()).isEqualTo(commit);
                assertThat(opened.tree().bytes("a.sql")).asString().isEqualTo("select 1");
            }
        }
    }

    @Test
    void aShallowCloneIsReadAsFarAsItGoes() throws Exception {
        String last;
        try (TestRepository repository = TestRepository.in(temp.resolve("repo"))) {
            repository.write("a.sql", "select 1").commit("One");
            last = repository.write("a.sql", "select 2").commit("Two");
        }
        Git.cloneRepository()
                .setURI(temp.resolve("repo").toUri().toString())
                .setDirectory(temp.resolve("shallow").toFile())
                .setDepth(1)
                .call()
                .close();
        assertThat(temp.resolve("shallow/.git/shallow")).exists();
        try (Opened opened = trees.open(source(Map.of("path", "shallow")), Read.COMMIT)) {
            assertThat(opened.tree().revision()).isEqualTo(last);
        }
        fails(Map.of("path", "shallow", "ref", "HEAD~1"), Read.COMMIT, UserError.Kind.INPUT, "has no \"HEAD~1\"");
    }

    @Test
    void whatIsWrongWithAPlaceIsSaid() throws Exception {
        Files.createDirectories(temp.resolve("empty"));
        Files.createDirectories(temp.resolve("plain"));
        Files.writeString(temp.resolve("plain/a.sql"), "select 1");
        fails(Map.of(), Read.FILES, UserError.Kind.INPUT, "line 7", "neither path nor url");
        fails(Map.of("path", "a", "url", "b"), Read.FILES, UserError.Kind.INPUT, "both path and url");
        fails(Map.of("path", "gone"), Read.FILES, UserError.Kind.INPUT, "gone does not exist", "expected a folder");
        fails(Map.of("path", "plain/a.sql"), Read.FILES, UserError.Kind.INPUT, "is a file", "expected a folder");
        fails(Map.of("path", "a\0b"), Read.FILES, UserError.Kind.INPUT, "a path that no file can have");
        fails(Map.of("path", "empty"), Read.FILES, UserError.Kind.SOURCE, "no file in scope");
        fails(Map.of("path", "plain", "include", "*.yml"), Read.FILES, UserError.Kind.SOURCE, "no file in scope");
        fails(Map.of("url", "ext::sh -c id"), Read.COMMIT, UserError.Kind.INPUT, "expected an https or ssh address");
        fails(Map.of("url", "file:///etc"), Read.COMMIT, UserError.Kind.INPUT, "an address on this machine");
    }

    @Test
    void aPlainFolderIsNoRepository() throws Exception {
        Files.createDirectories(temp.resolve("plain"));
        assertThat(Repositories.find(temp.resolve("plain"))).isNull();
        fails(
                Map.of("path", "plain"),
                Read.COMMIT,
                UserError.Kind.INPUT,
                "is none; expected a folder that is a Git repository");
    }

    @Test
    void aRepositoryWithoutCommitIsSaidSo() throws Exception {
        new FileRepositoryBuilder()
                .setGitDir(temp.resolve("fresh.git").toFile())
                .setBare()
                .build()
                .create(true);
        fails(Map.of("path", "fresh.git"), Read.COMMIT, UserError.Kind.SOURCE, "has no commit at HEAD");
    }

    @Test
    void anUnreachableHostIsASourceError() {
        fails(
                Map.of("url", "https://plumbline.invalid/a/b.git", "timeout-seconds", 5),
                Read.COMMIT,
                UserError.Kind.SOURCE,
                "plumbline.invalid",
                "does not resolve");
    }
}
