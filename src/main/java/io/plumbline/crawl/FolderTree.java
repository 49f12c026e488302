package io.plumbline.crawl;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder as they are on disk. What was listed and hashed once stays the tree's content: a file that
 * changes under it is refused, so no text is ever read that its hash does not name.
 */
final class FolderTree implements FileTree {

    private final String source;
    private final Path root;
    private final SortedMapView files;
    private final Scope scope;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private CommitState state = CommitState.NONE;

    private record SortedMapView(Map<String, Path> byPath, SortedSet<String> paths) {}

    FolderTree(String source, Path root, Map<String, Path> files, Scope scope) {
        this.source = source;
        this.root = root;
        this.files =
                new SortedMapView(Map.copyOf(files), Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet())));
        this.scope = scope;
    }

    /** The same files, with what a commit says of them. */
    FolderTree with(CommitState known) {
        FolderTree tree = new FolderTree(source, root, files.byPath(), scope);
        tree.hashes.putAll(hashes);
        tree.state = known;
        return tree;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String revision() {
        return state.revision();
    }

    @Override
    public String revision(String path) {
        return state.same().contains(path) ? state.commit() : CommitState.WORKTREE;
    }

    @Override
    public SortedSet<String> paths() {
        return files.paths();
    }

    /**
     * {@inheritDoc} A file above the size limit is not read; its hash names its size and its time of change instead.
     */
    @Override
    public @Nullable String hash(String path) {
        Path file = files.byPath().get(path);
        return file == null ? null : hashes.computeIfAbsent(path, p -> compute(path, file));
    }

    private String compute(String path, Path file) {
        try {
            long size = Files.size(file);
            if (size > scope.maxBytes(path)) {
                String stamp = size + " " + Files.getLastModifiedTime(file).toMillis();
                return BlobId.of(stamp.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            return BlobId.of(file);
        } catch (IOException e) {
            return BlobId.of(("unreadable " + file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Override
    public long size(String path) {
        Path file = files.byPath().get(path);
        try {
            return file == null ? -1 : Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        Path file = files.byPath().get(path);
        if (file == null) {
            throw new FileNotFoundException(path + ": there is no such file in source \"" + source + "\"");
        }
        if (!file.toRealPath().startsWith(root)) {
            throw new IOException(path + ": it leads out of the source and is not read");
        }
        if (Files.size(file) > scope.maxBytes(path)) {
            throw new IOException(path + ": " + Sizes.tooLarge(Files.size(file), scope.maxBytes(path)));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!BlobId.of(bytes).equals(hashes.computeIfAbsent(path, p -> BlobId.of(bytes)))) {
            throw new IOException(path + ": it changed while it was being read; run again");
        }
        return bytes;
    }
}
