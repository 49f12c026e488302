package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {

    @TempDir
    Path folder;

    TestRepository repository;
    String commit;

    @BeforeEach
    void create() throws Exception {
        repository = TestRepository.in(folder);
        commit = repository
                .write(".gitignore", "target/\ndbt_packages/\n*.log\n!kept.log\n")
                .write("dbt_project.yml", "name: shop\n")
                .write("models/a.sql", "select 1\n")
                .write("models/b.sql", "select 2\n")
                .commit("Start");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private FileTree tree() {
        return Trees.folder(folder, "shop");
    }

    @Test
    void aCleanFolderIsTheCommit() {
        assertThat(tree().revision()).isEqualTo(commit);
        assertThat(tree().revision("models/a.sql")).isEqualTo(commit);
    }

    @Test
    void aChangedFileIsTheWorktreeAndTheOthersStayTheCommit() {
        repository.write("models/a.sql", "select 9\n");
        assertThat(tree().revision()).isEqualTo("worktree");
        assertThat(tree().revision("models/a.sql")).isEqualTo("worktree");
        assertThat(tree().revision("models/b.sql")).isEqualTo(commit);
    }

    @Test
    void aNewFileIsTheWorktree() {
        repository.write("models/c.sql", "select 3\n");
        assertThat(tree().revision()).isEqualTo("worktree");
        assertThat(tree().revision("models/c.sql")).isEqualTo("worktree");
    }

    @Test
    void aMissingFileMakesTheTreeDirty() throws Exception {
        Files.delete(folder.resolve("models/b.sql"));
        assertThat(tree().revision()).isEqualTo("worktree");
        assertThat(tree().revision("models/a.sql")).isEqualTo(commit);
    }

    @Test
    void ignoredFilesAreSeenAndLeaveTheTreeClean() {
        repository
                .write("dbt_packages/utils/dbt_project.yml", "name: utils\n")
                .write("target/manifest.json", "{}")
                .write("models/x.log", "x");
        FileTree tree = tree();
        assertThat(tree.paths()).contains("dbt_packages/utils/dbt_project.yml", "target/manifest.json");
        assertThat(tree.revision()).isEqualTo(commit);
        assertThat(tree.revision("target/manifest.json")).isEqualTo("worktree");
    }

    @Test
    void ignoreRulesFollowGit() {
        repository.write("models/kept.log", "x");
        assertThat(tree().revision()).as("a negated rule").isEqualTo("worktree");
        repository.write("models/.gitignore", "kept.log\n.gitignore\n");
        assertThat(tree().revision()).as("the nearer file decides").isEqualTo(commit);
    }

    @Test
    void aFolderOfTheWorkTreeLooksAtItselfAlone() {
        repository.write("README.md", "# New\n");
        FileTree models = Trees.folder(folder.resolve("models"), "shop");
        assertThat(models.paths()).containsExactly("a.sql", "b.sql");
        assertThat(models.revision()).isEqualTo(commit);
    }

    @Test
    void aFileThatIsTooLargeToReadLeavesTheTreeClean() throws Exception {
        commit = repository
                .write("seeds/big.csv", "x".repeat(2 * Scope.MEGABYTE))
                .commit("Add a seed");
        FileTree tree = Trees.folder(folder, "shop", new Scope(Globs.everything(), Scope.MEGABYTE))
                .tree();
        assertThat(tree.revision()).isEqualTo(commit);
        assertThat(tree.revision("seeds/big.csv")).isEqualTo("worktree");
    }

    @Test
    void lineEndsOfAWindowsCheckoutAreNoChange() throws Exception {
        repository.write("models/a.sql", "select 1\r\n");
        assertThat(tree().revision()).isEqualTo(commit);
        assertThat(tree().hash("models/a.sql")).isEqualTo(BlobId.of("select 1\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readingRunsNoFilterAndNoHook() throws Exception {
        Path proof = folder.resolve("proof");
        StoredConfig config = repository.git.getRepository().getConfig();
        String touch = "touch " + proof;
        config.setString("filter", "evil", "clean", touch);
        config.setString("filter", "evil", "smudge", touch);
        config.setString("core", null, "fsmonitor", touch);
        config.setString("core", null, "sshCommand", touch);
        config.save();
        repository.write(".gitattributes", "*.sql filter=evil\n").write("models/a.sql", "select 8\n");
        for (String hook : new String[] {"post-checkout", "pre-commit", "post-merge"}) {
            Path file = folder.resolve(".git/hooks/" + hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + touch + "\n");
            file.toFile().setExecutable(true);
        }
        FileTree tree = tree();
        for (String path : tree.paths()) {
            tree.bytes(path);
        }
        assertThat(proof).doesNotExist();
        assertThat(tree.paths()).noneMatch(path -> path.startsWith(".git/"));
    }

    @Test
    void onlyACommitTheRemoteHasIsLinked() throws Exception {
        StoredConfig config = repository.git.getRepository().getConfig();
        config.setString("remote", "origin", "url", "https://me:hunter2@github.com/acme/shop.git");
        config.save();
        RefUpdate branch = repository.git.getRepository().updateRef("refs/remotes/origin/main");
        branch.setNewObjectId(ObjectId.fromString(commit));
        branch.forceUpdate();
        Opened published = Trees.open(folder.resolve("models"), "shop");
        assertThat(published.web()).isNotNull();
        assertThat(published.web().to("a.sql", 1, 1))
                .isEqualTo("https://github.com/acme/shop/blob/" + commit + "/models/a.sql?plain=1#L1-L1");
        repository.write("models/c.sql", "select 3\n").commit("Not pushed");
        assertThat(Trees.open(folder, "shop").web()).isNull();
    }

    @Test
    void nothingIsWrittenIntoTheRepository() throws Exception {
        try (var before = Files.walk(folder)) {
            var files = before.toList();
            tree();
            try (var after = Files.walk(folder)) {
                assertThat(after.toList()).isEqualTo(files);
            }
        }
    }

    @Test
    void aRepositoryWithoutCommitIsAPlainFolder(@TempDir Path empty) throws Exception {
        try (TestRepository fresh = TestRepository.in(empty)) {
            fresh.write("a.sql", "select 1");
            assertThat(Trees.folder(empty, "shop").revision()).isEqualTo("worktree");
        }
    }

    @Test
    void aRepositoryThatCannotBeReadLeavesItsFilesReadable() throws Exception {
        StoredConfig config = repository.git.getRepository().getConfig();
        config.setString("extensions", null, "objectformat", "sha256");
        config.save();
        Opened opened = Trees.open(folder, "shop");
        assertThat(opened.tree().paths()).contains("models/a.sql");
        assertThat(opened.tree().revision("models/a.sql")).isEqualTo("worktree");
        assertThat(opened.gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                .contains("sha256"));
    }
}
