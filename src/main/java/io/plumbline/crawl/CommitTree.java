package io.plumbline.crawl;

import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The files of a commit, read from the object store. Closing it closes the repository. */
final class CommitTree implements FileTree, AutoCloseable {

    /** @param size in bytes, -1 where the object store lacks the blob */
    record Blob(ObjectId id, long size) {}

    private final String source;
    private final Repository repository;
    private final String commit;
    private final Map<String, Blob> blobs;
    private final SortedSet<String> paths;
    private final Scope scope;

    CommitTree(String source, Repository repository, String commit, SortedMap<String, Blob> blobs, Scope scope) {
        this.source = source;
        this.repository = repository;
        this.commit = commit;
        this.blobs = Map.copyOf(blobs);
        this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(blobs.keySet()));
        this.scope = scope;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String revision() {
        return commit;
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public @Nullable String hash(String path) {
        Blob blob = blobs.get(path);
        return blob == null ? null : blob.id().name();
    }

    @Override
    public long size(String path) {
        Blob blob = blobs.get(path);
        return blob == null ? -1 : blob.size();
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        Blob blob = blobs.get(path);
        if (blob == null) {
            throw new FileNotFoundException(path + ": commit " + commit + " has no such file in scope");
        }
        long limit = scope.maxBytes(path);
        if (blob.size() > limit) {
            throw new IOException(path + ": " + Sizes.tooLarge(blob.size(), limit));
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            byte[] bytes = reader.open(blob.id(), Constants.OBJ_BLOB).getCachedBytes((int) limit);
            if (LargeFilePointer.is(bytes)) {
                throw new IOException(path + ": " + LargeFilePointer.WHY);
            }
            return bytes;
        } catch (MissingObjectException e) {
            throw new IOException(path + ": " + CommitWalk.MISSING, e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
