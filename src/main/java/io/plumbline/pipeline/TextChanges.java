package io.plumbline.pipeline;

import io.plumbline.agent.Knowledge.Edited;
import io.plumbline.agent.Knowledge.Line;
import io.plumbline.fix.Patch;
import io.plumbline.model.FileTree;
import io.plumbline.model.Redaction;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changed in the text of files, line by line, secrets masked. */
final class TextChanges {

    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    private TextChanges() {}

    /**
     * The files that are others than they were, by path; rows of seeds and documents are left out.
     *
     * @param now of one source
     */
    static List<Edited> of(FileTree before, Stream<SourceFile> now) {
        Redaction redaction = new Redaction();
        return now.filter(file -> !file.path().endsWith(".csv")
                        && !file.isProse()
                        && !file.hash().equals(before.hash(file.path())))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .map(file -> new Edited(
                        file.source(),
                        file.path(),
                        lines(redaction.text(text(before, file.path())), redaction.text(file.text()))))
                .filter(edited -> !edited.lines().isEmpty())
                .toList();
    }

    private static String text(FileTree before, String path) {
        try {
            return before.hash(path) == null
                    ? ""
                    : SourceFile.read(before, path).text();
        } catch (IOException e) {
            return ""; // it was no text, so all of it is new
        }
    }

    /** Each file is masked as a whole before, because a secret that spans lines is seen only so; their number stays. */
    private static List<Line> lines(String before, String after) {
        Patch.Change change = new Patch.Change(bytes(before), bytes(after));
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line :
                new Patch(new TreeMap<>(Map.of("text", change))).diff().lines().toList()) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                number = Math.max(1, Integer.parseInt(hunk.group(1)));
            } else if (number > 0 && !line.startsWith("\\")) {
                char sign = line.charAt(0);
                lines.add(new Line(sign == '-' ? 0 : number++, sign, line.substring(1)));
            }
        }
        return lines;
    }

    private static byte @Nullable [] bytes(String text) {
        return text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
