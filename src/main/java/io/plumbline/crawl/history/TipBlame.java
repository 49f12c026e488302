package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Blames all text files of a tip, and stops at the tip analysed before, whose lines are known. */
final class TipBlame implements BlamePass.Outcome {

    private final OpenRepository repository;
    private final @Nullable Known known;
    private final List<TreeFile> files = new ArrayList<>();
    private final List<Runs> runs = new ArrayList<>();

    TipBlame(OpenRepository repository, @Nullable Known known) {
        this.repository = repository;
        this.known = known;
    }

    /** The blamed lines by path; binary files, empty ones and those above the limit are not among them. */
    Map<String, KnownFile> run(RawCommit tip, Iterable<TreeFile> candidates, ChangeLog log, Limits limits)
            throws IOException {
        Map<String, Part> parts = new HashMap<>();
        for (TreeFile file : candidates) {
            limits.check();
            int lines = lines(file);
            if (lines > 0) {
                Part part = new Part(file);
                part.add(files.size(), 0, 0, lines);
                files.add(file);
                runs.add(new Runs());
                parts.put(file.path(), part);
            }
        }
        new BlamePass(repository, log, limits, IgnoredCommits.NONE, this).run(tip, parts);
        Map<String, KnownFile> blamed = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            blamed.put(
                    files.get(i).path(),
                    new KnownFile(files.get(i).id(), runs.get(i).joined()));
        }
        return blamed;
    }

    private int lines(TreeFile file) throws IOException {
        KnownFile before = known == null ? null : known.files().get(file.path());
        if (before != null && before.blob().equals(file.id())) {
            return before.lines();
        }
        long size = Change.file(file.mode()) ? repository.blobs().size(file.id(), file.content()) : 0;
        byte[] bytes =
                size <= 0 || size > Blobs.MAX_TEXT ? null : repository.blobs().bytes(file.id());
        return bytes == null || TextLines.binary(bytes) ? 0 : new TextLines(bytes).count();
    }

    @Override
    public void blame(int tipFile, int tipLine, int length, ObjectId commit) {
        runs.get(tipFile).add(tipLine, length, commit);
    }

    @Override
    public boolean known(ObjectId commit, Map<String, Part> parts) {
        if (known == null || !known.tip().equals(commit)) {
            return false;
        }
        Iterator<Map.Entry<String, Part>> each = parts.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Part> entry = each.next();
            KnownFile file = known.files().get(entry.getKey());
            if (file != null && file.blob().equals(entry.getValue().file.id())) {
                entry.getValue().through(file.runs(), this);
                each.remove();
            }
        }
        return parts.isEmpty();
    }
}
