package io.plumbline.crawl;

/**
 * Where a source lies in a Git repository.
 *
 * @param repository absolute path of the repository's own folder, {@code .git} or a bare one
 * @param folder the source's folder below the repository's root, with {@code /} between its parts; empty for the root
 * @param commit id of the commit the source was read at, or that is checked out where it was read from disk
 */
public record GitPosition(String repository, String folder, String commit) {}
