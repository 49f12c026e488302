package io.plumbline.crawl.history;

import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** The blamed lines of one file of an analysed tip, in order and without gaps from the first line on. */
record KnownFile(ObjectId blob, List<Runs.Run> runs) {

    int lines() {
        return runs.isEmpty()
                ? 0
                : runs.get(runs.size() - 1).line() + runs.get(runs.size() - 1).length();
    }
}
