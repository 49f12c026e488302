package io.plumbline.crawl.history;

import io.plumbline.model.SecretSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one commit: its facts as recorded, before the mailmap, and for each path it changed against its only
 * parent the lines added and removed. The arrays are parallel. A merge changes nothing here, as in {@code git log}.
 */
final class Entry {

    static final byte MODIFIED = 0;
    static final byte ADDED = 1;
    static final byte DELETED = 2;

    final ObjectId id;
    final List<ObjectId> parents;
    final RawCommit.Ident author;
    final long committed;
    final MessageFacts message;
    final int[] paths;
    final byte[] kinds;
    final int[] added;
    final int[] removed;

    /** Where an added path came from, by index of the change; filled when somebody follows the path. */
    final Map<Integer, Origin> origins = new HashMap<>(2);

    /** Secrets that the commit brought, by index of the change. */
    final Map<Integer, List<SecretSearch.Secret>> secrets = new TreeMap<>();

    /** The difference itself, while it is cheap to keep. */
    @Nullable
    List<Change> raw;

    /**
     * @param path number of the path it came from, -1 where it is new
     * @param percent likeness
     * @param copy whether the older file lived on
     * @param added lines added against the older file
     * @param removed lines removed against it
     */
    record Origin(int path, int percent, boolean copy, int added, int removed) {
        static final Origin NONE = new Origin(-1, 0, false, 0, 0);
    }

    Entry(
            ObjectId id,
            List<ObjectId> parents,
            RawCommit.Ident author,
            long committed,
            MessageFacts message,
            int[] paths,
            byte[] kinds,
            int[] added,
            int[] removed) {
        this.id = id;
        this.parents = List.copyOf(parents);
        this.author = author;
        this.committed = committed;
        this.message = message;
        this.paths = paths;
        this.kinds = kinds;
        this.added = added;
        this.removed = removed;
    }

    int changes() {
        return paths.length;
    }
}
