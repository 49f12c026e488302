package io.plumbline.crawl.history;

import java.io.IOException;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Compares blobs by line; the last few comparisons are kept. Not for concurrent use. */
final class Differ {

    /** Neither side can be counted: binary, above the limit, or not in the repository. */
    static final int UNKNOWN = -1;

    private static final long KEPT = 200_000;
    private static final int[] NOT_COUNTED = {UNKNOWN, UNKNOWN};

    private final Blobs blobs;
    private final Recent<Pair, EditList> recent = new Recent<>(KEPT, edits -> edits.size() + 8L);

    private record Pair(ObjectId left, ObjectId right, boolean blame) {}

    Differ(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Lines added and removed, as {@code git log --numstat} counts them; two times {@link #UNKNOWN} where it prints
     * -.
     */
    int[] counts(Change change) throws IOException {
        if (Change.submodule(change.oldMode()) || Change.submodule(change.newMode())) {
            return new int[] {change.deleted() ? 0 : 1, change.added() ? 0 : 1};
        }
        byte[] left = change.added() ? new byte[0] : blobs.bytes(change.oldId());
        byte[] right = change.deleted() ? new byte[0] : blobs.bytes(change.newId());
        if (left == null || right == null || TextLines.binary(left) || TextLines.binary(right)) {
            return NOT_COUNTED;
        }
        if (change.added() || change.deleted()) {
            return new int[] {new TextLines(right).count(), new TextLines(left).count()};
        }
        int added = 0;
        int removed = 0;
        for (Edit edit : edits(change.oldId(), left, change.newId(), right, false)) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
        }
        return new int[] {added, removed};
    }

    /** The edits as {@code git blame} sees them, null where a side cannot be read. */
    @Nullable
    EditList blame(ObjectId older, ObjectId newer) throws IOException {
        byte[] left = blobs.bytes(older);
        byte[] right = blobs.bytes(newer);
        return left == null || right == null ? null : edits(older, left, newer, right, true);
    }

    private EditList edits(ObjectId older, byte[] left, ObjectId newer, byte[] right, boolean blame) {
        boolean trimmed = blame && LineDiff.commonTail(left, right) > 0;
        Pair pair = new Pair(older, newer, trimmed);
        EditList known = recent.get(pair);
        if (known != null) {
            return known;
        }
        return recent.put(pair, trimmed ? LineDiff.blameEdits(left, right) : LineDiff.edits(left, right));
    }
}
