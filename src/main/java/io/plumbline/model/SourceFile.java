package io.plumbline.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The text of a file of a source at a revision.
 *
 * @param source name of the source in jobs.yml
 * @param revision commit id (40 hex digits), or {@code worktree} for a folder without a commit
 * @param path path below the source's root
 * @param hash Git's blob id of the bytes, 40 hex digits
 * @param text the content, decoded as UTF-8 without a byte order mark; malformed bytes become U+FFFD
 */
public record SourceFile(String source, String revision, String path, String hash, String text) {

    /**
     * A file of a tree as text.
     *
     * @throws IOException where the file is missing, unreadable or too large, or where it holds no text
     */
    public static SourceFile read(FileTree tree, String path) throws IOException {
        String hash = tree.hash(path);
        if (hash == null) {
            throw new FileNotFoundException(path + ": there is no such file");
        }
        byte[] bytes = tree.bytes(path);
        return new SourceFile(tree.source(), tree.revision(path), path, hash, decode(path, bytes));
    }

    /**
     * Bytes as text: UTF-16 where a byte order mark says so, else UTF-8. Malformed bytes become U+FFFD.
     *
     * @throws IOException where the bytes hold a NUL, so are no text
     */
    public static String decode(String path, byte[] bytes) throws IOException {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new IOException(path + ": holds binary data, expected text");
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether it is written for people: Markdown or plain text. */
    public boolean isProse() {
        String name = path.toLowerCase(Locale.ROOT);
        return Stream.of(".md", ".markdown", ".txt", ".text").anyMatch(name::endsWith);
    }

    /** The lines without their ends; a final line end opens no further line. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
