package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** One reader of a repository's objects with its caches; for one thread, closed after the work. */
final class OpenRepository implements AutoCloseable {

    private static final long CACHED_COMMITS = 20_000;

    private final ObjectReader reader;
    private final Set<ObjectId> shallow;
    private final Blobs blobs;
    private final Trees trees;
    private final Differ differ;
    private final RenameSearch renames;
    private final Recent<ObjectId, RawCommit> commits = new Recent<>(CACHED_COMMITS, commit -> 1);

    private @Nullable Compared comparedLast;
    private @Nullable Step stepLast;

    private record Compared(ObjectId parent, ObjectId commit) {}

    OpenRepository(Repository repository) throws IOException {
        this.reader = repository.newObjectReader();
        this.shallow = new HashSet<>(repository.getObjectDatabase().getShallowCommits());
        this.blobs = new Blobs(reader);
        this.trees = new Trees(reader, blobs);
        this.differ = new Differ(blobs);
        this.renames = new RenameSearch(blobs);
    }

    Blobs blobs() {
        return blobs;
    }

    Trees trees() {
        return trees;
    }

    Differ differ() {
        return differ;
    }

    RenameSearch renames() {
        return renames;
    }

    /** What cuts this repository's history; an analysis of other cuts cannot be continued. */
    String boundary() {
        return shallow.stream().map(ObjectId::name).sorted().collect(Collectors.joining(" "));
    }

    boolean shallow() {
        return !shallow.isEmpty();
    }

    /** Whether a shallow clone ends here: the commit has parents, and they were not fetched. */
    boolean cut(ObjectId commit) {
        return shallow.contains(commit);
    }

    /** The parents that can be followed. */
    List<ObjectId> parents(RawCommit commit) {
        return cut(commit.id()) ? List.of() : commit.parents();
    }

    @Nullable
    RawCommit commit(ObjectId id) throws IOException {
        RawCommit known = commits.get(id);
        if (known != null) {
            return known;
        }
        RawCommit commit = HistoryScan.read(reader, id);
        return commit == null ? null : commits.put(commit.id(), commit);
    }

    /** What differs between a commit and one of its parents; remembered for the pair asked for last. */
    Step step(RawCommit commit, RawCommit parent, ChangeLog log) throws IOException {
        Compared pair = new Compared(parent.id(), commit.id());
        Step last = stepLast;
        if (last != null && pair.equals(comparedLast)) {
            return last;
        }
        Entry entry = log.entry(commit.id());
        ObjectId tree = commit.tree();
        List<Change> changes = entry == null || entry.parents.size() != 1 ? null : entry.raw;
        if (changes == null) {
            changes = tree == null ? List.of() : trees.changes(parent.tree(), tree);
        }
        Step step = new Step(changes, this);
        comparedLast = pair;
        stepLast = step;
        return step;
    }

    TreeFile newFile(Change change) {
        return new TreeFile(change.path(), change.newId(), change.newMode(), blobs.content(change.newId()));
    }

    TreeFile oldFile(Change change) {
        return new TreeFile(change.path(), change.oldId(), change.oldMode(), blobs.content(change.oldId()));
    }

    /** Bytes a comparison reads. */
    long bytes(Change change) throws IOException {
        return size(change.oldId(), change.oldMode()) + size(change.newId(), change.newMode());
    }

    private long size(ObjectId id, int mode) throws IOException {
        return mode == 0 || Change.submodule(mode) ? 0 : Math.max(0, blobs.size(id));
    }

    @Override
    public void close() {
        reader.close();
    }
}
