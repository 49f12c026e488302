package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    @TempDir
    Path temp;

    private Path write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Opened open() {
        return Trees.open(temp.resolve("root"), "shop");
    }

    @Test
    void filesAreSortedAndNamedWithSlashes() throws Exception {
        write("root/models/b.sql", "select 2");
        write("root/models/a.sql", "select 1");
        write("root/venv/pyvenv.cfg", "");
        write("root/venv/lib/dbt_project.yml", "name: installed");
        write("root/node_modules/x.md", "");
        FileTree tree = open().tree();
        assertThat(tree.paths()).containsExactly("models/a.sql", "models/b.sql");
        assertThat(tree.revision()).isEqualTo("worktree");
        assertThat(tree.revision("models/a.sql")).isEqualTo("worktree");
        assertThat(tree.hash("models/a.sql")).isEqualTo("6bb32b4a8190a761bfcd15280914407c78d45bb0");
        assertThat(tree.size("models/a.sql")).isEqualTo(8);
        assertThat(tree.hash("models/c.sql")).isNull();
        assertThat(tree.size("models/c.sql")).isEqualTo(-1);
    }

    @Test
    void hiddenFoldersAreLeftOutButForThoseOfTheGitHosts() throws Exception {
        write("root/.tool/fixtures/dbt_project.yml", "name: fixture");
        write("root/models/.cache/a.sql", "select 1");
        write("root/.github/CODEOWNERS", "* @data");
        write("root/.sqlfluff", "");

        assertThat(open().tree().paths()).containsExactly(".github/CODEOWNERS", ".sqlfluff");
    }

    @Test
    void linksOutOfTheRootAreGapsAndLinksWithinAreFollowed() throws Exception {
        write("secret.sql", "secret");
        write("root/shared/x.sql", "select 1");
        Files.createDirectories(temp.resolve("root/models"));
        Files.createSymbolicLink(temp.resolve("root/models/out.sql"), temp.resolve("secret.sql"));
        Files.createSymbolicLink(temp.resolve("root/models/passwd"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(temp.resolve("root/models/up"), Path.of("../.."));
        Files.createSymbolicLink(temp.resolve("root/models/in.sql"), Path.of("../shared/x.sql"));
        Files.createSymbolicLink(temp.resolve("root/models/shared"), Path.of("../shared"));
        Files.createSymbolicLink(temp.resolve("root/models/loop"), Path.of("."));
        Files.createSymbolicLink(temp.resolve("root/models/nowhere"), Path.of("nothing"));
        Opened opened = open();
        assertThat(opened.tree().paths()).containsExactly("models/in.sql", "models/shared/x.sql", "shared/x.sql");
        assertThat(opened.gaps())
                .extracting(Gap::what)
                .containsExactly(
                        "symbolic link models/loop",
                        "symbolic link models/nowhere",
                        "symbolic link models/out.sql",
                        "symbolic link models/passwd",
                        "symbolic link models/up");
    }

    @Test
    void foldersThatLinkToEachOtherEnd() throws Exception {
        write("root/a/x.sql", "select 1");
        write("root/b/y.sql", "select 1");
        Files.createSymbolicLink(temp.resolve("root/a/b"), Path.of("../b"));
        Files.createSymbolicLink(temp.resolve("root/b/a"), Path.of("../a"));
        assertThat(open().tree().paths()).containsExactly("a/b/y.sql", "a/x.sql", "b/a/x.sql", "b/y.sql");
    }

    @Test
    void aLinkThatIsPutInPlaceOfAFileLaterIsNotFollowed() throws Exception {
        Path file = write("root/a.sql", "select 1");
        Path secret = write("secret", "secret");
        FileTree tree = open().tree();
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertThatThrownBy(() -> tree.bytes("a.sql")).hasMessageContaining("leads out of the source");
    }

    @Test
    void aFileThatChangesAfterItWasHashedIsToldAsItWasOrRefused() throws Exception {
        Path file = write("root/a.sql", "select 1");
        Path large = write("root/b.sql", "-- " + "-".repeat(300_000));
        FileTree tree = open().tree();
        assertThat(tree.hash("a.sql")).isNotNull();
        assertThat(tree.hash("b.sql")).isNotNull();
        Files.writeString(file, "select 2");
        Files.writeString(large, "select 2");
        assertThat(tree.bytes("a.sql")).asString().isEqualTo("select 1");
        assertThatThrownBy(() -> tree.bytes("b.sql")).hasMessageContaining("changed while it was being read");
    }

    @Test
    void whatIsReadTwiceCannotBeChangedInBetween() throws Exception {
        write("root/a.sql", "select 1");
        FileTree tree = open().tree();
        tree.bytes("a.sql")[0] = '!';
        assertThat(tree.bytes("a.sql")).asString().isEqualTo("select 1");
    }

    @Test
    void theContentOfALinkThatLedOutWhileItWasHashedIsNeverTold() throws Exception {
        Path file = write("root/a.sql", "select 1");
        Path secret = write("secret", "secret");
        FileTree tree = open().tree();
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertThat(tree.hash("a.sql")).isNotNull();
        Files.delete(file);
        write("root/a.sql", "select 1");
        assertThatThrownBy(() -> tree.bytes("a.sql")).hasMessageContaining("changed while it was being read");
    }

    @Test
    void aHugeFileIsListedUnreadAndFast() throws Exception {
        write("root/a.sql", "select 1");
        try (RandomAccessFile huge =
                new RandomAccessFile(temp.resolve("root/huge.csv").toFile(), "rw")) {
            huge.setLength(2L << 30);
        }
        long start = System.nanoTime();
        Opened opened = open();
        assertThat(opened.tree().hash("huge.csv")).hasSize(40);
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
        assertThat(opened.gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                .contains("2048 MB"));
        assertThatThrownBy(() -> opened.tree().bytes("huge.csv")).hasMessageContaining("more than the 20 MB");
    }

    @Test
    void unreadableFilesAndFoldersAreGaps() throws Exception {
        Path file = write("root/a.sql", "select 1");
        Path folder = write("root/closed/b.sql", "select 1").getParent();
        write("root/c.sql", "select 1");
        Files.setPosixFilePermissions(file, Set.of());
        Files.setPosixFilePermissions(folder, Set.of());
        assumeThat(Files.isReadable(file)).as("root may read everything").isFalse();
        Opened opened = open();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(opened.tree().paths()).containsExactly("c.sql");
        assertThat(opened.gaps()).extracting(Gap::what).containsExactly("file a.sql", "folder closed");
        assertThat(opened.gaps()).extracting(Gap::why).allMatch(why -> why.contains("access is denied"));
    }

    @Test
    void deepFoldersAreAGapAndPipesAreNotOpened() throws Exception {
        write("root/" + "d/".repeat(120) + "a.sql", "select 1");
        write("root/a.sql", "select 1");
        new ProcessBuilder("mkfifo", temp.resolve("root/pipe.sql").toString())
                .start()
                .waitFor();
        Opened opened = open();
        assertThat(opened.tree().paths()).containsExactly("a.sql");
        assertThat(opened.gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                .contains("100 folders deep"));
    }

    @Test
    void bytesThatAreNoUtf8GiveTextAndBytesThatAreNoTextDoNot() throws Exception {
        Files.createDirectories(temp.resolve("root"));
        Files.write(temp.resolve("root/latin.sql"), new byte[] {'a', (byte) 0xE4, '\r', '\n', 'b'});
        Files.write(temp.resolve("root/bom.sql"), "\uFEFFselect 1".getBytes(StandardCharsets.UTF_8));
        Files.write(temp.resolve("root/wide.sql"), "\uFEFFselect 1".getBytes(StandardCharsets.UTF_16LE));
        Files.write(temp.resolve("root/zip.sql"), new byte[] {'P', 'K', 0, 1});
        FileTree tree = open().tree();
        assertThat(SourceFile.read(tree, "latin.sql").lines()).containsExactly("a\uFFFD", "b");
        assertThat(SourceFile.read(tree, "bom.sql").text()).isEqualTo("select 1");
        assertThat(SourceFile.read(tree, "wide.sql").text()).isEqualTo("select 1");
        assertThatThrownBy(() -> SourceFile.read(tree, "zip.sql")).hasMessageContaining("zip.sql: holds binary data");
        assertThatThrownBy(() -> SourceFile.read(tree, "none.sql")).hasMessageContaining("no such file");
    }

    @Test
    void aFolderThatIsNotThereIsAUserError() {
        assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("cannot be read");
    }

    @Test
    void globsNarrowTheFiles() throws Exception {
        write("root/models/a.sql", "select 1");
        write("root/models/archive/b.sql", "select 1");
        write("root/README.md", "# Hi");
        Scope scope = new Scope(new Globs(List.of("models/**/*.sql"), List.of("**/archive")), 100);
        assertThat(Trees.folder(temp.resolve("root"), "shop", scope).tree().paths())
                .containsExactly("models/a.sql");
    }
}
