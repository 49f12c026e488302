package io.plumbline.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real {@code git apply} makes of the files what the patch says. */
class PatchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain.sql                | select 1\\nfrom a\\norder by 1\\n",
                "crlf.sql                 | select 1\\r\\nfrom a\\r\\norder by 1\\r\\n",
                "no_end.sql               | select 1\\nfrom a",
                "no_end_crlf.sql          | select 1\\r\\nfrom a",
                "models/with a space.sql  | select 1\\nfrom a\\n",
                "models/größe \".sql      | select 1 as größe\\nfrom a\\n"
            })
    void gitAppliesAChange(String path, String escaped) throws Exception {
        String text = escaped.replace("\\n", "\n").replace("\\r", "\r");
        FilesInMemory tree = new FilesInMemory().with(path, text);
        int at = text.indexOf("from a");

        Patch patch = Patch.of(tree, List.of(new Edit.Replace(path, at, "from a", "from b as ü")));
        write(path, text);
        apply(patch.diff());

        assertThat(Files.readString(folder.resolve(path))).isEqualTo(text.replace("from a", "from b as ü"));
    }

    @Test
    void gitAppliesNewAndRemovedFiles() throws Exception {
        FilesInMemory tree = new FilesInMemory().with("old.yml", "a: 1\n").with("gone.yml", "b: 2");
        write("old.yml", "a: 1\n");
        write("gone.yml", "b: 2");

        apply(Patch.of(
                        tree,
                        List.of(
                                new Edit.Create("new folder/new.yml", "version: 2\n"),
                                new Edit.Delete("gone.yml", "b: 2"),
                                new Edit.Replace("old.yml", 0, "", "# kept\n")))
                .diff());

        assertThat(folder.resolve("gone.yml")).doesNotExist();
        assertThat(folder.resolve("new folder/new.yml")).hasContent("version: 2");
        assertThat(folder.resolve("old.yml")).hasContent("# kept\na: 1");
    }

    @Test
    void keepsAByteOrderMark() throws Exception {
        String text = "\uFEFFselect 1\n";
        FilesInMemory tree = new FilesInMemory().with("m.sql", text);
        write("m.sql", text);

        apply(Patch.of(tree, List.of(new Edit.Replace("m.sql", 7, "1", "2"))).diff());

        assertThat(Files.readString(folder.resolve("m.sql"))).isEqualTo("\uFEFFselect 2\n");
    }

    @Test
    void makesAnEditOnceThatStandsThereTwice() throws Exception {
        FilesInMemory tree = new FilesInMemory().with("m.sql", "select 1\n");
        Edit edit = new Edit.Replace("m.sql", 7, "1", "2");

        Patch patch = Patch.of(tree, List.of(edit, new Edit.Replace("m.sql", 7, "1", "2")));

        assertThat(new String(patch.changes().get("m.sql").after(), StandardCharsets.UTF_8))
                .isEqualTo("select 2\n");
    }

    @Test
    void putsTheNewLinesOfTwoEditsInOnePlaceOneBehindTheOther() throws Exception {
        FilesInMemory tree = new FilesInMemory().with("m.yml", "a: 1\nb: 2\n").with("open.yml", "a: 1");

        Patch patch = Patch.of(
                tree,
                List.of(
                        new Edit.Replace("m.yml", 5, "", "c: 3\n"),
                        new Edit.Replace("m.yml", 5, "", "d: 4\n"),
                        new Edit.Replace("m.yml", 5, "b: 2\n", ""),
                        new Edit.Replace("open.yml", 4, "", "\nc: 3"),
                        new Edit.Replace("open.yml", 4, "", "\nd: 4")));

        assertThat(patch.changes().get("m.yml").after()).asString().isEqualTo("a: 1\nc: 3\nd: 4\n");
        assertThat(patch.changes().get("open.yml").after()).asString().isEqualTo("a: 1\nc: 3\nd: 4");
        assertThatThrownBy(() -> Patch.of(
                        tree, List.of(new Edit.Replace("m.yml", 4, "", "0"), new Edit.Replace("m.yml", 4, "", "1"))))
                .hasMessageContaining("the same place of m.yml");
    }

    @Test
    void refusesTwoEditsOfOnePlaceAndTextThatIsNotThere() {
        FilesInMemory tree = new FilesInMemory().with("m.sql", "select 1\n");

        assertThatThrownBy(() -> Patch.of(
                        tree,
                        List.of(
                                new Edit.Replace("m.sql", 0, "select", "from"),
                                new Edit.Replace("m.sql", 3, "ect", "f"))))
                .hasMessageContaining("the same place of m.sql");
        assertThatThrownBy(() -> Patch.of(tree, List.of(new Edit.Replace("m.sql", 7, "3", "2"))))
                .hasMessageContaining("does not hold the text");
        assertThatThrownBy(() -> Patch.of(tree, List.of(new Edit.Create("m.sql", ""))))
                .hasMessageContaining("is there already");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void apply(String diff) throws Exception {
        RealGit.apply(folder, diff, "--check");
        RealGit.apply(folder, diff);
    }
}
