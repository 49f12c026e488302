package io.plumbline.model;

import java.io.IOException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of one source at one revision, read when asked. Paths are relative to the source's root with {@code /}
 * between parts; they are sorted and never leave the root. Safe for concurrent reads.
 */
public interface FileTree {

    /** Name of the source in jobs.yml. */
    String source();

    /** Commit id, or {@code worktree} where some file in scope is not as the commit has it. */
    String revision();

    /**
     * The commit id if that commit holds exactly this file's content, else {@code worktree}. A link to a Git host is
     * true for the former only. Installed packages, for example, are seen and stand in no commit.
     */
    default String revision(String path) {
        return revision();
    }

    SortedSet<String> paths();

    /** Git's blob id of the file's bytes, null where there is no such file. */
    @Nullable
    String hash(String path);

    /** Size in bytes, -1 where there is no such file. */
    long size(String path);

    /**
     * The bytes of a file.
     *
     * @throws IOException where the file is missing, unreadable, or above the size the tree allows; the message says
     *     which
     */
    byte[] bytes(String path) throws IOException;
}
