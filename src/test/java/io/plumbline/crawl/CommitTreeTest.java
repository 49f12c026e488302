package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitTreeTest {

    @TempDir
    Path folder;

    TestRepository repository;

    @BeforeEach
    void create() throws Exception {
        repository = TestRepository.in(folder);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Opened open() throws IOException {
        return open("", Scope.everything());
    }

    private Opened open(String prefix, Scope scope) throws IOException {
        var found = Repositories.find(folder);
        assertThat(found).isNotNull();
        return Trees.commit(found, Repositories.commit(found, "it", "HEAD"), prefix, "shop", scope);
    }

    private static List<String> whats(Opened opened) {
        return opened.gaps().stream().map(Gap::what).toList();
    }

    @Test
    void contentComesFromTheCommitAndNotFromDisk() throws Exception {
        String commit = repository.write("models/a.sql", "select 1\n").commit("Add a");
        repository.write("models/a.sql", "select 2\n").write("models/b.sql", "select 3\n");
        try (Opened opened = open()) {
            FileTree tree = opened.tree();
            assertThat(tree.revision()).isEqualTo(commit);
            assertThat(tree.revision("models/a.sql")).isEqualTo(commit);
            assertThat(tree.paths()).containsExactly("models/a.sql");
            assertThat(tree.bytes("models/a.sql"))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("select 1\n");
            assertThat(tree.size("models/a.sql")).isEqualTo(9);
            assertThat(tree.hash("models/a.sql")).isEqualTo(BlobId.of("select 1\n".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aPathThatIsNotListedIsNeverRead() throws Exception {
        repository.write("a.sql", "select 1").commit("Add a");
        try (Opened opened = open()) {
            for (String path : List.of("../a.sql", "/etc/passwd", "models/../a.sql", "..\\..\\x", "b.sql", "")) {
                assertThatThrownBy(() -> opened.tree().bytes(path)).isInstanceOf(IOException.class);
                assertThat(opened.tree().hash(path)).isNull();
                assertThat(opened.tree().size(path)).isEqualTo(-1);
            }
        }
    }

    @Test
    void linksAndSubmodulesAreGaps() throws Exception {
        TreeFormatter tree = new TreeFormatter();
        tree.append("link.sql", FileMode.SYMLINK, repository.blob("/etc/passwd"));
        tree.append("sub", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
        repository.commit(repository.tree(tree));
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).isEmpty();
            assertThat(whats(opened)).containsExactly("submodule sub", "symbolic link link.sql");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".git", ".GIT", "..\\..\\x", "a\u001b[31m.sql", "."})
    void aNameThatCouldLeadOutIsAGapAndIsPrintable(String name) throws Exception {
        ObjectId inner = repository.tree("x.sql", FileMode.REGULAR_FILE, repository.blob("select 1"));
        repository.commit(repository.tree(name, FileMode.TREE, inner));
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).isEmpty();
            assertThat(whats(opened)).hasSize(1);
            assertThat(whats(opened).get(0)).startsWith("entry ").doesNotContain("\u001b");
        }
    }

    @Test
    void pathsThatDifferInCaseOnlyStayApart() throws Exception {
        TreeFormatter tree = new TreeFormatter();
        tree.append("Orders.sql", FileMode.REGULAR_FILE, repository.blob("select 1"));
        tree.append("orders.sql", FileMode.REGULAR_FILE, repository.blob("select 2"));
        repository.commit(repository.tree(tree));
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).containsExactly("Orders.sql", "orders.sql");
            assertThat(opened.tree().bytes("Orders.sql")).asString().isEqualTo("select 1");
        }
    }

    @Test
    void aLargeFileIsListedAndNotRead() throws Exception {
        repository.write("seeds/big.csv", "x".repeat(3 * Scope.MEGABYTE)).commit("Add a seed");
        try (Opened opened = open("", new Scope(Globs.everything(), 2 * Scope.MEGABYTE))) {
            assertThat(opened.tree().paths()).containsExactly("seeds/big.csv");
            assertThat(opened.tree().size("seeds/big.csv")).isEqualTo(3 * Scope.MEGABYTE);
            assertThat(opened.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.what()).isEqualTo("file seeds/big.csv");
                assertThat(gap.why()).contains("3 MB").contains("2 MB");
            });
            assertThatThrownBy(() -> opened.tree().bytes("seeds/big.csv"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("it has 3 MB");
        }
    }

    @Test
    void aLargeFilePointerIsAGap() throws Exception {
        String pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 2147483648\n";
        repository.write("seeds/big.csv", pointer).commit("Track a seed");
        try (Opened opened = open()) {
            assertThat(whats(opened)).containsExactly("file seeds/big.csv");
            assertThatThrownBy(() -> opened.tree().bytes("seeds/big.csv")).hasMessageContaining("Git LFS pointer");
        }
    }

    @Test
    void aBlobThatAPartialCloneLacksIsAGap() throws Exception {
        repository.write("a.sql", "select 1").write("b.sql", "select 2").commit("Add two");
        String id = BlobId.of("select 2".getBytes(StandardCharsets.UTF_8));
        Files.delete(folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).containsExactly("a.sql", "b.sql");
            assertThat(whats(opened)).containsExactly("file b.sql");
            assertThat(opened.tree().bytes("a.sql")).asString().isEqualTo("select 1");
            assertThatThrownBy(() -> opened.tree().bytes("b.sql"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("partial clone");
        }
    }

    @Test
    void aTreeBombIsRefusedInBoundedTime() throws Exception {
        ObjectId tree = repository.tree("leaf.sql", FileMode.REGULAR_FILE, repository.blob("select 1"));
        for (int level = 0; level < 12; level++) {
            TreeFormatter wide = new TreeFormatter();
            for (char name = 'a'; name <= 'j'; name++) {
                wide.append(String.valueOf(name), FileMode.TREE, tree);
            }
            tree = repository.tree(wide);
        }
        repository.commit(tree);
        assertThatThrownBy(this::open)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("more than 250000 files and folders");
    }

    @Test
    void foldersThatLieVeryDeepAreAGap() throws Exception {
        ObjectId tree = repository.tree("leaf.sql", FileMode.REGULAR_FILE, repository.blob("select 1"));
        for (int level = 0; level < 300; level++) {
            tree = repository.tree("d", FileMode.TREE, tree);
        }
        repository.commit(tree);
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).isEmpty();
            assertThat(opened.gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                    .contains("more than 100 folders deep"));
        }
    }

    @Test
    void aFolderOfTheCommitIsASourceOfItsOwn() throws Exception {
        repository
                .write("dbt/models/a.sql", "select 1")
                .write("README.md", "# Hi")
                .commit("Add both");
        try (Opened opened = open("dbt", Scope.everything())) {
            assertThat(opened.tree().paths()).containsExactly("models/a.sql");
        }
        assertThatThrownBy(() -> open("nope", Scope.everything()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no folder nope");
    }

    @Test
    void whatDbtWroteIntoTargetIsLeftOutButItsArtifacts() throws Exception {
        repository
                .write("p/dbt_project.yml", "name: p")
                .write("p/target/manifest.json", "{}")
                .write("p/target/compiled/p/models/a.sql", "select 1")
                .write("p/logs/dbt.log", "x")
                .write("p/models/target/a.sql", "select 1")
                .commit("Commit even what dbt wrote");
        try (Opened opened = open()) {
            assertThat(opened.tree().paths())
                    .containsExactly("p/dbt_project.yml", "p/models/target/a.sql", "p/target/manifest.json");
        }
    }
}
