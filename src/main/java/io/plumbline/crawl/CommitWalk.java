package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Lists the files of a commit's tree. */
final class CommitWalk {

    static final String MISSING =
            "the clone does not hold this file's content (a partial clone); fetch it fully to see it";

    private final String source;
    private final Scope scope;
    private final SortedMap<String, CommitTree.Blob> blobs = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private int entries;

    CommitWalk(String source, Scope scope) {
        this.source = source;
        this.scope = scope;
    }

    SortedMap<String, CommitTree.Blob> blobs() {
        return blobs;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** Everything below a tree; paths start there. */
    CommitWalk walk(Repository repository, ObjectId tree) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            while (walk.next()) {
                if (++entries > Scope.MAX_FILES) {
                    throw UserError.source(
                            "source \"" + source + "\": the commit holds more than " + Scope.MAX_FILES
                                    + " files and folders; expected at most that",
                            "Name a folder further down as path, or leave folders out with exclude.");
                }
                entry(walk);
            }
        } catch (MissingObjectException e) {
            throw UserError.source(
                    "source \"" + source + "\": the repository lacks object "
                            + e.getObjectId().name() + ", a folder of the commit; expected a complete clone",
                    "Fetch the repository again without a filter for trees.");
        }
        Scope.dropWritten(blobs);
        return this;
    }

    private void entry(TreeWalk walk) throws IOException {
        String path = walk.getPathString();
        if (!SafeNames.isSafe(walk.getNameString())) {
            gap("entry", SafeNames.printable(path), "its name could lead out of a folder; it is not read");
        } else if (walk.isSubtree()) {
            enter(walk, path);
        } else if (scope.globs().matches(path)) {
            FileMode mode = walk.getFileMode(0);
            if (mode == FileMode.SYMLINK) {
                gap("symbolic link", path, "links of a commit are not followed");
            } else if (mode == FileMode.GITLINK) {
                gap("submodule", path, "submodules are not fetched");
            } else {
                blob(walk.getObjectReader(), path, walk.getObjectId(0));
            }
        }
    }

    private void enter(TreeWalk walk, String path) throws IOException {
        if (walk.getDepth() >= Scope.MAX_DEPTH) {
            gap("folder", path, "it lies more than " + Scope.MAX_DEPTH + " folders deep and is not looked into");
        } else if (!Scope.skips(walk.getNameString()) && !scope.globs().excludesAll(path)) {
            walk.enterSubtree();
        }
    }

    private void blob(ObjectReader reader, String path, ObjectId id) throws IOException {
        long size = -1;
        try {
            size = reader.getObjectSize(id, Constants.OBJ_BLOB);
            if (size > scope.maxBytes(path)) {
                gap("file", path, Sizes.tooLarge(size, scope.maxBytes(path)));
            } else if (size > 100
                    && size < LargeFilePointer.MAX_BYTES / 4
                    && LargeFilePointer.is(reader.open(id).getCachedBytes())) {
                gap("file", path, LargeFilePointer.WHY);
            }
        } catch (MissingObjectException e) {
            gap("file", path, MISSING);
        }
        blobs.put(path, new CommitTree.Blob(id.copy(), size));
    }

    private void gap(String what, String path, String why) {
        gaps.add(new Gap(what + " " + path, source, why));
    }
}
