package io.plumbline.model;

import java.util.List;

/**
 * The text of a file of a source at a revision.
 *
 * @param source name of the source in jobs.yml
 * @param revision commit id (40 hex digits), or {@code worktree} for a folder without a commit
 * @param path path below the source's root
 * @param hash Git's blob id of the bytes, 40 hex digits
 * @param text the content, decoded as UTF-8
 */
public record SourceFile(String source, String revision, String path, String hash, String text) {

    /** The lines without their ends; a final line end opens no further line. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
