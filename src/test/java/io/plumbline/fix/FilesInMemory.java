package io.plumbline.fix;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tree of a few texts. */
final class FilesInMemory implements FileTree {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    FilesInMemory with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public String source() {
        return "shop";
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
        byte[] bytes = files.get(path);
        return bytes == null ? null : BlobId.of(bytes);
    }

    @Override
    public long size(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? -1 : bytes.length;
    }

    @Override
    public byte[] bytes(String path) throws FileNotFoundException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new FileNotFoundException(path);
        }
        return bytes;
    }
}
