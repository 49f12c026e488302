package io.plumbline.crawl.history;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** A path that differs between two trees; a side without the path has the zero id and mode 0. */
record Change(String path, ObjectId oldId, int oldMode, ObjectId newId, int newMode) {

    /** The step from one file to another; null for a side without one, never both. */
    static Change of(String path, @Nullable TreeFile old, @Nullable TreeFile now) {
        return new Change(
                path,
                old == null ? ObjectId.zeroId() : old.id(),
                old == null ? 0 : old.mode(),
                now == null ? ObjectId.zeroId() : now.id(),
                now == null ? 0 : now.mode());
    }

    boolean added() {
        return oldMode == 0;
    }

    boolean deleted() {
        return newMode == 0;
    }

    static boolean file(int mode) {
        return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    static boolean submodule(int mode) {
        return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_GITLINK;
    }
}
