package io.plumbline.crawl.history;

import org.eclipse.jgit.lib.ObjectId;

/** An entry of a tree: a file, a link, a submodule, or a folder while a tree is being read. */
record TreeFile(String path, ObjectId id, int mode, Content content) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
