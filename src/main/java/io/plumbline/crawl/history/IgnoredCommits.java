package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Commits blame looks through, as {@code .git-blame-ignore-revs} lists them: full ids, one a line, {@code #} for
 * comments. A line such a commit changed goes to the most alike line it replaced (letter pairs in common, order kept);
 * one without any likeness stays. Git matches in a similar way and may choose another of several alike lines.
 */
final class IgnoredCommits {

    static final IgnoredCommits NONE = new IgnoredCommits(Set.of());

    /** Lines of one change beyond which lines are matched by their place. */
    private static final int MOST_LINES = 300;

    private static final double LEAST_ALIKE = 0.25;

    private final Set<ObjectId> ids;

    private IgnoredCommits(Set<ObjectId> ids) {
        this.ids = ids;
    }

    static IgnoredCommits parse(String text) {
        Set<ObjectId> ids = new HashSet<>();
        text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(ObjectId::isId)
                .forEach(line -> ids.add(ObjectId.fromString(line)));
        return new IgnoredCommits(ids);
    }

    boolean contains(ObjectId commit) {
        return ids.contains(commit);
    }

    /** Moves changed lines to the lines they replaced, and returns those that replaced nothing alike. */
    Part pass(Part rest, EditList edits, Blobs blobs, Part older) throws IOException {
        byte[] before = blobs.bytes(older.file.id());
        byte[] after = blobs.bytes(rest.file.id());
        if (before == null || after == null) {
            return rest;
        }
        Map<Integer, Integer> origin = new HashMap<>();
        TextLines left = new TextLines(before);
        TextLines right = new TextLines(after);
        for (Edit edit : edits) {
            match(edit, left, right, origin);
        }
        return rest.passLines(origin, older);
    }

    private static void match(Edit edit, TextLines left, TextLines right, Map<Integer, Integer> origin) {
        if ((long) edit.getLengthA() * edit.getLengthB() > (long) MOST_LINES * MOST_LINES) {
            for (int i = 0; i < Math.min(edit.getLengthA(), edit.getLengthB()); i++) {
                origin.put(edit.getBeginB() + i, edit.getBeginA() + i);
            }
            return;
        }
        int rows = edit.getLengthB();
        int columns = edit.getLengthA();
        double[][] best = new double[rows + 1][columns + 1];
        double[][] alike = new double[rows][columns];
        LetterPairs[] old = new LetterPairs[columns];
        for (int c = 0; c < columns; c++) {
            old[c] = LetterPairs.of(left, edit.getBeginA() + c);
        }
        for (int r = rows - 1; r >= 0; r--) {
            LetterPairs line = LetterPairs.of(right, edit.getBeginB() + r);
            for (int c = columns - 1; c >= 0; c--) {
                double likeness = line.likeness(old[c]);
                alike[r][c] = likeness >= LEAST_ALIKE ? likeness : 0;
                // one old line may become several new ones: the row advances, the column may stay
                double taken = alike[r][c] + best[r + 1][c];
                best[r][c] = Math.max(Math.max(best[r + 1][c], best[r][c + 1]), alike[r][c] > 0 ? taken : 0);
            }
        }
        int r = 0;
        int c = 0;
        while (r < rows && c < columns) {
            if (alike[r][c] > 0 && best[r][c] == alike[r][c] + best[r + 1][c]) {
                origin.put(edit.getBeginB() + r++, edit.getBeginA() + c);
            } else if (best[r][c] == best[r][c + 1]) {
                c++;
            } else {
                r++;
            }
        }
    }
}
