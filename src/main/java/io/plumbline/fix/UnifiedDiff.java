package io.plumbline.fix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.util.QuotedString;
import org.jspecify.annotations.Nullable;

/** One file's part of a unified diff, in Git's form. */
final class UnifiedDiff {

    private static final String NO_FILE = "/dev/null";
    private static final String MODE = "100644";

    private UnifiedDiff() {}

    static String of(String path, Patch.Change change) {
        RawText before = text(change.before());
        RawText after = text(change.after());
        String from = QuotedString.GIT_PATH.quote("a/" + path);
        String to = QuotedString.GIT_PATH.quote("b/" + path);
        String mode = change.before() == null
                ? "new file mode " + MODE + "\n"
                : change.after() == null ? "deleted file mode " + MODE + "\n" : "";
        String names = "--- " + (change.before() == null ? NO_FILE : from) + tab(path) + "\n+++ "
                + (change.after() == null ? NO_FILE : to) + tab(path) + "\n";
        return "diff --git " + from + " " + to + "\n" + mode + names + hunks(before, after);
    }

    /** A name with a space ends with a tab, or a reader takes what follows the space for a date. */
    private static String tab(String path) {
        return path.indexOf(' ') >= 0 ? "\t" : "";
    }

    private static String hunks(RawText before, RawText after) {
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, before, after);
            formatter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RawText text(byte @Nullable [] bytes) {
        return bytes == null ? RawText.EMPTY_TEXT : new RawText(bytes);
    }
}
