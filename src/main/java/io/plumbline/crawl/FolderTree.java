package io.plumbline.crawl;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.ref.SoftReference;
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
 * changes under it is told as it was, or refused, so no text is ever read that its hash does not name. Small files are kept
 * while memory lasts: to be hashed, parsed and cited, each is read from disk once.
 */
final class FolderTree implements FileTree {

    /** Bytes of a file above which it is not kept. */
    private static final int MOST_KEPT = 256 << 10;

    private final String source;
    private final Path root;
    private final SortedMapView files;
    private final Scope scope;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final Map<String, SoftReference<byte[]>> kept = new ConcurrentHashMap<>();
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
        tree.kept.putAll(kept);
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
            return size > MOST_KEPT || !isInside(file)
                    ? BlobId.of(file)
                    : BlobId.of(keep(path, Files.readAllBytes(file)));
        } catch (IOException e) {
            return BlobId.of(("unreadable " + file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private byte[] keep(String path, byte[] bytes) {
        kept.put(path, new SoftReference<>(bytes));
        return bytes;
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
        SoftReference<byte[]> known = kept.get(path);
        byte[] before = known == null ? null : known.get();
        if (before != null) {
            return before.clone();
        }
        if (!isInside(file)) {
            throw new IOException(path + ": it leads out of the source and is not read");
        }
        if (Files.size(file) > scope.maxBytes(path)) {
            throw new IOException(path + ": " + Sizes.tooLarge(Files.size(file), scope.maxBytes(path)));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!BlobId.of(bytes).equals(hashes.computeIfAbsent(path, p -> BlobId.of(bytes)))) {
            throw new IOException(path + ": it changed while it was being read; run again");
        }
        return bytes.length > MOST_KEPT ? bytes : keep(path, bytes).clone();
    }

    /** Whether a file is still one of the folder; a link may have been put in its place. */
    private boolean isInside(Path file) throws IOException {
        return file.toRealPath().startsWith(root);
    }
}
