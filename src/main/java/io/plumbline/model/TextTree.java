package io.plumbline.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files that are given as text and lie nowhere.
 *
 * @param source name to cite them under
 * @param files path to content
 */
public record TextTree(String source, SortedMap<String, String> files) implements FileTree {

    public TextTree(String source, Map<String, String> files) {
        this(source, new TreeMap<>(files));
    }

    public TextTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    @Override
    public String revision() {
        return "worktree";
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public @Nullable String hash(String path) {
        String text = files.get(path);
        return text == null ? null : BlobId.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size(String path) {
        String text = files.get(path);
        return text == null ? -1 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        String text = files.get(path);
        if (text == null) {
            throw new FileNotFoundException(path + ": there is no such file");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
