package io.plumbline.crawl.history;

import io.plumbline.crawl.GitQueries.ChangeKind;
import io.plumbline.crawl.GitQueries.FileDiff;
import io.plumbline.crawl.GitQueries.Hunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The differences of two trees with their hunks. */
final class TreeDiff {

    /** Bytes of text compared in one answer; files beyond it come without hunks. */
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private final OpenRepository repository;
    private final Limits limits;
    private long bytes;

    private record Pair(@Nullable TreeFile old, @Nullable TreeFile now, int percent) {
        String path() {
            return now != null ? now.path() : old != null ? old.path() : "";
        }
    }

    TreeDiff(OpenRepository repository, Limits limits) {
        this.repository = repository;
        this.limits = limits;
    }

    List<FileDiff> between(RawCommit older, RawCommit newer, String below, int context) throws IOException {
        ObjectId tree = newer.tree();
        List<Change> changes = tree == null ? List.of() : repository.trees().changes(older.tree(), tree);
        List<FileDiff> files = new ArrayList<>();
        for (Pair pair : pairs(changes)) {
            limits.check();
            if (under(below, pair.old) || under(below, pair.now)) {
                files.add(file(pair, context));
            }
        }
        return files;
    }

    private static boolean under(String below, @Nullable TreeFile file) {
        String folder = below.endsWith("/") ? below : below + "/";
        return file != null
                && (below.isEmpty() || file.path().equals(below) || file.path().startsWith(folder));
    }

    private List<Pair> pairs(List<Change> changes) throws IOException {
        List<TreeFile> added = new ArrayList<>();
        List<RenameSearch.Source> gone = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (Change change : changes) {
            if (change.added()) {
                added.add(repository.newFile(change));
            } else if (change.deleted()) {
                gone.add(new RenameSearch.Source(repository.oldFile(change), true));
            } else {
                pairs.add(new Pair(repository.oldFile(change), repository.newFile(change), 100));
            }
        }
        Map<Integer, RenameSearch.Match> renames = repository.renames().pair(added, gone, false);
        Set<String> used = new HashSet<>();
        for (int i = 0; i < added.size(); i++) {
            RenameSearch.Match match = renames.get(i);
            pairs.add(new Pair(
                    match == null ? null : match.source().file(), added.get(i), match == null ? 100 : match.percent()));
            if (match != null) {
                used.add(match.source().file().path());
            }
        }
        gone.stream()
                .filter(source -> !used.contains(source.file().path()))
                .forEach(source -> pairs.add(new Pair(source.file(), null, 100)));
        pairs.sort(Comparator.comparing(Pair::path));
        return pairs;
    }

    private FileDiff file(Pair pair, int context) throws IOException {
        TreeFile old = pair.old;
        TreeFile now = pair.now;
        Change change = Change.of(pair.path(), old, now);
        bytes += repository.bytes(change);
        int[] lines = bytes > MOST_BYTES
                ? new int[] {Differ.UNKNOWN, Differ.UNKNOWN}
                : repository.differ().counts(change);
        boolean submodule = Change.submodule(change.oldMode()) || Change.submodule(change.newMode());
        ChangeKind kind = old == null
                ? ChangeKind.ADDED
                : now == null
                        ? ChangeKind.DELETED
                        : old.path().equals(now.path()) ? ChangeKind.MODIFIED : ChangeKind.RENAMED;
        return new FileDiff(
                old == null ? null : old.path(),
                now == null ? null : now.path(),
                kind,
                pair.percent,
                lines[0],
                lines[1],
                lines[0] == Differ.UNKNOWN || submodule ? List.of() : hunks(old, now, context));
    }

    private List<Hunk> hunks(@Nullable TreeFile old, @Nullable TreeFile now, int context) throws IOException {
        byte[] left = old == null ? new byte[0] : repository.blobs().bytes(old.id());
        byte[] right = now == null ? new byte[0] : repository.blobs().bytes(now.id());
        if (left == null || right == null) {
            return List.of();
        }
        EditList edits = context == 0 ? LineDiff.blameEdits(left, right) : LineDiff.edits(left, right);
        TextLines a = new TextLines(left);
        TextLines b = new TextLines(right);
        List<Hunk> hunks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < edits.size(); i++) {
            boolean last = i + 1 == edits.size()
                    || edits.get(i + 1).getBeginA() - edits.get(i).getEndA() > 2 * context;
            if (last) {
                hunks.add(hunk(edits.subList(first, i + 1), a, b, context));
                first = i + 1;
            }
        }
        return hunks;
    }

    private static Hunk hunk(List<Edit> edits, TextLines a, TextLines b, int context) {
        Edit head = edits.get(0);
        Edit tail = edits.get(edits.size() - 1);
        int before = Math.min(context, head.getBeginA());
        int after = Math.min(context, a.count() - tail.getEndA());
        int from = head.getBeginA() - before;
        int to = tail.getEndA() + after;
        List<String> lines = new ArrayList<>();
        int at = from;
        for (Edit edit : edits) {
            while (at < edit.getBeginA()) {
                lines.add(" " + a.text(at++));
            }
            while (at < edit.getEndA()) {
                lines.add("-" + a.text(at++));
            }
            for (int j = edit.getBeginB(); j < edit.getEndB(); j++) {
                lines.add("+" + b.text(j));
            }
        }
        while (at < to) {
            lines.add(" " + a.text(at++));
        }
        int newFrom = head.getBeginB() - before;
        int newCount = tail.getEndB() + after - newFrom;
        int oldCount = to - from;
        return new Hunk(
                oldCount == 0 ? from : from + 1, oldCount, newCount == 0 ? newFrom : newFrom + 1, newCount, lines);
    }
}
