package io.plumbline.crawl.history;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** An entry of a tree: a file, a link, a submodule, or a folder while a tree is being read. */
record TreeFile(String path, ObjectId id, int mode, Content content) {

    boolean folder() {
        return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_TREE;
    }

    boolean sameAs(@Nullable TreeFile other) {
        return other != null && id.equals(other.id) && mode == other.mode;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
