package io.plumbline.crawl.history;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** A path that differs between two trees; a side without the path has the zero id and mode 0. */
record Change(String path, ObjectId oldId, int oldMode, ObjectId newId, int newMode) {

    boolean added() {
        return oldMode == 0;
    }

    boolean deleted() {
        return newMode == 0;
    }

    /** Whether both sides are of one kind: two files, two links, two submodules. */
    boolean sameKind() {
        return oldMode != 0 && newMode != 0 && (oldMode & FileMode.TYPE_MASK) == (newMode & FileMode.TYPE_MASK);
    }

    static boolean file(int mode) {
        return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    static boolean submodule(int mode) {
        return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_GITLINK;
    }
}
