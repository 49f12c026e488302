package io.plumbline.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.Edit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchFilesTest {

    @TempDir
    Path folder;

    private final FilesInMemory tree = new FilesInMemory().with("a.sql", "1\n").with("b.sql", "2\n");
    private final List<Edit> edits = List.of(
            new Edit.Replace("a.sql", 0, "1", "one"),
            new Edit.Delete("b.sql", "2\n"),
            new Edit.Create("new/c.sql", "3\n"));

    @Test
    void writesEveryFile() throws Exception {
        Files.writeString(folder.resolve("a.sql"), "1\n");
        Files.writeString(folder.resolve("b.sql"), "2\n");

        new PatchFiles(folder, Patch.of(tree, edits)).write();

        assertThat(folder.resolve("a.sql")).hasContent("one");
        assertThat(folder.resolve("b.sql")).doesNotExist();
        assertThat(folder.resolve("new/c.sql")).hasContent("3");
    }

    @Test
    void writesNothingWhereAFileChangedMeanwhile() throws Exception {
        Files.writeString(folder.resolve("a.sql"), "1\n");
        Files.writeString(folder.resolve("b.sql"), "2 and more\n");

        assertThatThrownBy(() -> new PatchFiles(folder, Patch.of(tree, edits)).write())
                .hasMessage("b.sql changed while its fix was being proven");

        assertThat(folder.resolve("a.sql")).hasContent("1");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void writesNothingThroughALinkOutOfTheFolder(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("a.sql"), "1\n");
        Files.createSymbolicLink(folder.resolve("a.sql"), outside.resolve("a.sql"));

        assertThatThrownBy(() -> new PatchFiles(folder, Patch.of(tree, edits.subList(0, 1))).write())
                .hasMessage("a.sql leads out of the folder");

        assertThat(outside.resolve("a.sql")).hasContent("1");
    }
}
