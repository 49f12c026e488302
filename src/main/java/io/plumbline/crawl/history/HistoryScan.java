package io.plumbline.crawl.history;

import io.plumbline.model.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/** Reads the commits a tip reaches and the log does not know yet, newest first, with what each changed. */
final class HistoryScan {

    private static final int MAX_COMMIT_BYTES = 4 * 1024 * 1024;
    private static final int RAW_KEPT = 400_000;

    private final OpenRepository repository;
    private final ChangeLog log;
    private final Limits limits;
    private final Secrets secrets;
    private final List<Gap> gaps = new ArrayList<>();
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Set<ObjectId> seen = new HashSet<>();
    private int read;
    private int kept;
    private boolean cut;

    private record Due(RawCommit commit, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int newer = Long.compare(
                    other.commit.committer().seconds(), commit.committer().seconds());
            return newer != 0 ? newer : Integer.compare(order, other.order);
        }
    }

    HistoryScan(OpenRepository repository, ChangeLog log, Limits limits) {
        this.repository = repository;
        this.log = log;
        this.limits = limits;
        this.secrets = new Secrets(repository, log);
    }

    /** How many commits were new. */
    int run(ObjectId tip) throws IOException {
        push(tip);
        while (!queue.isEmpty()) {
            limits.check();
            if (read >= limits.commits() || log.changes() >= limits.changes()) {
                gaps.add(new Gap(
                        "commits older than " + queue.element().commit.id().name(),
                        "history",
                        "the analysis stops after " + read + " commits with " + log.changes()
                                + " changed paths; first commits and ages of old files are unknown"));
                cut = true;
                break;
            }
            RawCommit commit = queue.remove().commit;
            log.add(entry(commit));
            read++;
            if (!repository.cut(commit.id())) {
                for (ObjectId parent : commit.parents()) {
                    push(parent);
                }
            }
        }
        return read;
    }

    /** Whether something older than what was read is not known. */
    boolean cut() {
        return cut || repository.shallow();
    }

    List<Gap> gaps() {
        return gaps;
    }

    private void push(ObjectId id) throws IOException {
        if (log.entry(id) != null || !seen.add(id)) {
            return;
        }
        RawCommit commit = repository.commit(id);
        if (commit == null) {
            cut = true;
            gaps.add(
                    new Gap("commit " + id.name(), "history", "it is not in the repository; what is older is unknown"));
        } else {
            queue.add(new Due(commit, seen.size()));
        }
    }

    private Entry entry(RawCommit commit) throws IOException {
        List<ObjectId> parents = repository.cut(commit.id()) ? List.of() : commit.parents();
        List<Change> changes = parents.size() > 1 ? List.of() : changes(commit, parents);
        int[] paths = new int[changes.size()];
        byte[] kinds = new byte[paths.length];
        int[] added = new int[paths.length];
        int[] removed = new int[paths.length];
        long bytes = 0;
        for (int i = 0; i < paths.length; i++) {
            Change change = changes.get(i);
            limits.check();
            paths[i] = log.number(change.path());
            kinds[i] = change.added() ? Entry.ADDED : change.deleted() ? Entry.DELETED : Entry.MODIFIED;
            bytes += repository.bytes(change);
            boolean counted = bytes <= limits.commitBytes();
            int[] lines = counted ? repository.differ().counts(change) : new int[] {Differ.UNKNOWN, Differ.UNKNOWN};
            added[i] = lines[0];
            removed[i] = lines[1];
        }
        Entry entry = new Entry(
                commit.id(),
                parents,
                commit.author(),
                commit.committer().seconds(),
                MessageFacts.of(commit.message()),
                paths,
                kinds,
                added,
                removed);
        if (bytes <= limits.commitBytes()) {
            secrets.search(entry, changes, limits);
        } else {
            log.unsearched(paths.length);
        }
        kept += paths.length;
        entry.raw = kept <= RAW_KEPT && parents.size() <= 1 ? changes : null;
        return entry;
    }

    private List<Change> changes(RawCommit commit, List<ObjectId> parents) throws IOException {
        ObjectId tree = commit.tree();
        RawCommit parent = parents.isEmpty() ? null : repository.commit(parents.get(0));
        if (tree == null || !parents.isEmpty() && parent == null) {
            return List.of();
        }
        try {
            List<Change> changes = repository.trees().changes(parent == null ? null : parent.tree(), tree);
            if (changes.size() >= Trees.MAX_ENTRIES) {
                gaps.add(new Gap(
                        "commit " + commit.id().name(),
                        "history",
                        "it changes more than " + Trees.MAX_ENTRIES + " paths; the rest is left out"));
            }
            return changes;
        } catch (MissingObjectException e) {
            gaps.add(new Gap(
                    "what commit " + commit.id().name() + " changed", "history", "its tree is not in the repository"));
            return List.of();
        }
    }

    /** The commit object, null where it is missing, too large or no commit. */
    static @Nullable RawCommit read(org.eclipse.jgit.lib.ObjectReader reader, ObjectId id) throws IOException {
        try {
            ObjectLoader loader = reader.open(id, Constants.OBJ_COMMIT);
            return loader.getSize() > MAX_COMMIT_BYTES
                    ? null
                    : RawCommit.parse(id.copy(), loader.getCachedBytes(MAX_COMMIT_BYTES));
        } catch (MissingObjectException | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
            return null;
        }
    }
}
