package io.plumbline.fix.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.fix.Workbench;
import io.plumbline.model.AccountRow;
import io.plumbline.model.BlobId;
import io.plumbline.model.Edit;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CellsTest {

    private static final String FILE = "users.csv";

    /** A tree of one extract. */
    private record OneFile(String text) implements FileTree {

        @Override
        public String source() {
            return "account";
        }

        @Override
        public String revision() {
            return "worktree";
        }

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(List.of(FILE));
        }

        @Override
        public String hash(String path) {
            return BlobId.of(bytes(path));
        }

        @Override
        public long size(String path) {
            return bytes(path).length;
        }

        @Override
        public byte[] bytes(String path) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Row(Location at) implements AccountRow {}

    private static Workbench bench(String text) {
        return new Workbench(
                new Estate(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()), new OneFile(text));
    }

    private static Row row(int from, int to) {
        return new Row(new Location("account", FILE, from, to));
    }

    private static String after(String text, Edit edit) {
        Edit.Replace replace = (Edit.Replace) edit;
        return text.substring(0, replace.start()) + replace.text() + text.substring(replace.end());
    }

    @Test
    void changesTheCellOfAColumnWhereverItStands() {
        String text = "name,\"Default_Role\",X\n\"a,\"\"b\"\"\nc\",ACCOUNTADMIN,1\r\nd,e,\n";

        assertThat(Cells.with(bench(text), row(2, 3), "DEFAULT_ROLE", "PUBLIC"))
                .map(edit -> after(text, edit))
                .contains(text.replace("ACCOUNTADMIN", "PUBLIC"));
        assertThat(Cells.with(bench(text), row(4, 4), "X", "2"))
                .map(edit -> after(text, edit))
                .contains(text.replace("d,e,", "d,e,2"));
    }

    @Test
    void takesOutARowOfSeveralLines() {
        String text = "NAME,X\n\"a\nb\",1\nc,2";

        assertThat(Cells.without(bench(text), row(2, 3)))
                .map(edit -> after(text, edit))
                .contains("NAME,X\nc,2");
    }

    @Test
    void addsARowWithTheCellsWhereTheirColumnsAre() {
        String text = "name,Other,X\na,b,1\n";

        assertThat(Cells.more(bench(text), row(2, 2), Map.of("X", "2", "NAME", "say \"c, d\"")))
                .map(edit -> after(text, edit))
                .contains(text + "\"say \"\"c, d\"\"\",,2\n");
        assertThat(Cells.more(bench("NAME\na"), row(2, 2), Map.of("NAME", "b")))
                .map(edit -> after("NAME\na", edit))
                .contains("NAME\na\nb");
        assertThat(Cells.more(bench(text), row(2, 2), Map.of("Y", "2"))).isEmpty();
    }

    @Test
    void changesNothingWhereTheColumnOrTheCellIsMissing() {
        String text = "NAME,X\na\n";

        assertThat(Cells.with(bench(text), row(2, 2), "Y", "1")).isEmpty();
        assertThat(Cells.with(bench(text), row(2, 2), "X", "1")).isEmpty();
    }

    @Test
    void quotesNamesAndTextsSoThatNothingGetsOut() {
        assertThat(Quoted.name("RAW", "my \"own\"; DROP", "t")).isEqualTo("\"RAW\".\"my \"\"own\"\"; DROP\".\"t\"");
        assertThat(Quoted.text("it's \\'")).isEqualTo("'it''s \\\\'''");
    }
}
