package io.plumbline.catalog;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files in memory that remember which of them were read; a file of null text cannot be read. */
class MemoryTree implements FileTree {

    final List<String> read = new ArrayList<>();
    private final String source;
    private final String revision;
    private final SortedMap<String, String> files = new TreeMap<>();

    MemoryTree(String source, String revision) {
        this.source = source;
        this.revision = revision;
    }

    MemoryTree with(String path, @Nullable String text) {
        files.put(path, text);
        return this;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public SortedSet<String> paths() {
        return new java.util.TreeSet<>(files.keySet());
    }

    @Override
    public @Nullable String hash(String path) {
        if (!files.containsKey(path)) {
            return null;
        }
        String text = files.get(path);
        return text == null ? "0".repeat(40) : BlobId.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size(String path) {
        String text = files.get(path);
        return text == null ? -1 : text.length();
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        read.add(path);
        String text = files.get(path);
        if (text == null) {
            throw new IOException(path + " has 60 MB, the limit is 50 MB");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
