package io.plumbline.pipeline;

import io.plumbline.crawl.Trees;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Two revisions as git writes them: {@code A} for A against the work tree, {@code A..B}, {@code A...B} for what B did
 * since the two went apart. An empty side is HEAD.
 *
 * @param after null for the work tree
 */
record RevisionRange(String before, @Nullable String after) {

    /** Reads a range; the repository of the folder is asked for the common commit of {@code A...B} only. */
    static RevisionRange of(Path folder, String range) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            return new RevisionRange(head(range), null);
        }
        boolean three = range.startsWith("...", dots);
        String before = head(range.substring(0, dots));
        String after = head(range.substring(dots + (three ? 3 : 2)));
        return new RevisionRange(three ? Trees.mergeBase(folder, before, after) : before, after);
    }

    private static String head(String revision) {
        return revision.isBlank() ? "HEAD" : revision.strip();
    }
}
