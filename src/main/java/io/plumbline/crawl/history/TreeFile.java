package io.plumbline.crawl.history;

import org.eclipse.jgit.lib.ObjectId;

/** An entry of a tree that is no folder: a file, a link or a submodule. */
record TreeFile(String path, ObjectId id, int mode) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
