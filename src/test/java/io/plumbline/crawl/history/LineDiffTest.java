package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDiffTest {

    @TempDir
    Path folder;

    @Test
    void hunksAreTheOnesGitShows() throws IOException {
        TestRepository repository = new TestRepository(folder);
        RandomHistory editor = new RandomHistory(repository, 5);
        String text = "select 1\n".repeat(40);
        for (int i = 0; i < 60; i++) {
            text = editor.edit(editor.edit(text));
            repository.commit("main", 1000 + i, "A <a@b>", "c").put("a.sql", text);
        }
        repository.write();
        assertThat(compare(repository)).isGreaterThan(50);
    }

    @Test
    void veryDifferentLargeTextsAreCutShortAsInGit() throws IOException {
        TestRepository repository = new TestRepository(folder);
        Random random = new Random(3);
        for (int i = 0; i < 3; i++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 4000; line++) {
                text.append("line ").append(random.nextInt(700)).append('\n');
            }
            repository.commit("main", 1000 + i, "A <a@b>", "c").put("a.sql", text.toString());
        }
        repository.write();
        assertThat(compare(repository)).isEqualTo(2);
    }

    @Test
    void textsWithoutALastLineEndDiffer() {
        assertThat(hunks("a\nb", "a\nb\n")).isEqualTo("-2 +2");
        assertThat(hunks("", "a\n")).isEqualTo("-0,0 +1");
        assertThat(hunks("a\n", "a\n")).isEmpty();
    }

    private static int compare(TestRepository repository) throws IOException {
        int files = 0;
        String out = repository.git("log", "-p", "-U0", "--full-index", "--format=", "--diff-filter=M", "main");
        List<String> hunks = new ArrayList<>();
        String index = "";
        try (Repository open = repository.open();
                ObjectReader reader = open.newObjectReader()) {
            for (String line : (out + "diff ").lines().toList()) {
                if (line.startsWith("diff ") && !index.isEmpty()) {
                    String[] ids = index.split("\\.\\.");
                    byte[] left = reader.open(open.resolve(ids[0]), Constants.OBJ_BLOB)
                            .getBytes();
                    byte[] right = reader.open(open.resolve(ids[1]), Constants.OBJ_BLOB)
                            .getBytes();
                    assertThat(hunks(left, right)).as(index).isEqualTo(String.join(";", hunks));
                    files++;
                    hunks.clear();
                } else if (line.startsWith("index ")) {
                    index = line.substring(6).split(" ")[0];
                } else if (line.startsWith("@@ ")) {
                    hunks.add(line.substring(3, line.indexOf(" @@", 3)));
                }
            }
        }
        return files;
    }

    private static String hunks(String left, String right) {
        return hunks(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String hunks(byte[] left, byte[] right) {
        return LineDiff.blameEdits(left, right).stream()
                .map(edit -> "-" + range(edit.getBeginA(), edit.getLengthA()) + " +"
                        + range(edit.getBeginB(), edit.getLengthB()))
                .collect(Collectors.joining(";"));
    }

    private static String range(int begin, int length) {
        int first = length == 0 ? begin : begin + 1;
        return length == 1 ? String.valueOf(first) : first + "," + length;
    }

    @Test
    void editsOfEqualBytesAreNone() {
        byte[] text = "x\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
        List<Edit> edits = LineDiff.blameEdits(text, text.clone());
        assertThat(edits).isEmpty();
    }
}
