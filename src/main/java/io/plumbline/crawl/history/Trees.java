package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Reads trees; names in them are text and never become paths of this machine. Not for concurrent use. */
final class Trees {

    /** Entries of one commit's difference, or of one tree, beyond which the rest is left out. */
    static final int MAX_ENTRIES = 500_000;

    private static final int MAX_PATH = 4096;
    private static final int MAX_DEPTH = 512;
    private static final long CACHED_ENTRIES = 400_000;

    private final ObjectReader reader;
    private final Blobs blobs;
    private final Recent<ObjectId, List<TreeFile>> folders = new Recent<>(CACHED_ENTRIES, list -> list.size() + 8L);

    Trees(ObjectReader reader, Blobs blobs) {
        this.reader = reader;
        this.blobs = blobs;
    }

    /** The paths that differ, in tree order; all of the newer tree where there is no older one. */
    List<Change> changes(@Nullable ObjectId older, ObjectId newer) throws IOException {
        List<Change> changes = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            add(walk, older);
            walk.addTree(newer);
            while (walk.next() && changes.size() < MAX_ENTRIES) {
                if (walk.getRawPath().length <= MAX_PATH) {
                    changes.add(new Change(
                            walk.getPathString(),
                            walk.getObjectId(0),
                            walk.getRawMode(0),
                            walk.getObjectId(1),
                            walk.getRawMode(1)));
                }
            }
        }
        return changes;
    }

    private static void add(TreeWalk walk, @Nullable ObjectId tree) throws IOException {
        if (tree == null) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(tree);
        }
    }

    /** Every file, link and submodule of a tree in Git's order. */
    List<TreeFile> files(ObjectId tree) throws IOException {
        List<TreeFile> files = new ArrayList<>();
        collect("", tree, 0, files);
        return files;
    }

    private void collect(String prefix, ObjectId tree, int depth, List<TreeFile> into) throws IOException {
        for (TreeFile entry : entries(tree)) {
            String path = prefix + entry.path();
            if (into.size() >= MAX_ENTRIES || path.length() > MAX_PATH) {
                continue;
            }
            if (!entry.folder()) {
                into.add(new TreeFile(path, entry.id(), entry.mode(), entry.content()));
            } else if (depth < MAX_DEPTH) {
                collect(path + "/", entry.id(), depth + 1, into);
            }
        }
    }

    private List<TreeFile> entries(ObjectId tree) throws IOException {
        List<TreeFile> known = folders.get(tree);
        if (known != null) {
            return known;
        }
        List<TreeFile> entries = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        while (!parser.eof()) {
            ObjectId id = parser.getEntryObjectId();
            entries.add(new TreeFile(parser.getEntryPathString(), id, parser.getEntryRawMode(), blobs.content(id)));
            parser.next(1);
        }
        return folders.put(tree.copy(), entries);
    }

    /** The entry at a path, null where the tree has none. */
    @Nullable
    TreeFile file(ObjectId tree, String path) throws IOException {
        try (TreeWalk walk = path.isEmpty() ? null : TreeWalk.forPath(reader, path, tree)) {
            if (walk == null) {
                return null;
            }
            ObjectId id = walk.getObjectId(0);
            return new TreeFile(path, id, walk.getRawMode(0), blobs.content(id));
        }
    }
}
