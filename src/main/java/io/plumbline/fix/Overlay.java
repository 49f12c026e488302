package io.plumbline.fix;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tree as it would be with a patch applied; nothing is written. */
final class Overlay implements FileTree {

    private static final String UNCOMMITTED = "worktree";

    private final FileTree below;
    private final Patch patch;
    private final SortedSet<String> paths;

    Overlay(FileTree below, Patch patch) {
        this.below = below;
        this.patch = patch;
        SortedSet<String> all = new TreeSet<>(below.paths());
        patch.changes().forEach((path, change) -> {
            if (change.after() == null) {
                all.remove(path);
            } else {
                all.add(path);
            }
        });
        this.paths = Collections.unmodifiableSortedSet(all);
    }

    @Override
    public String source() {
        return below.source();
    }

    @Override
    public String revision() {
        return patch.changes().isEmpty() ? below.revision() : UNCOMMITTED;
    }

    @Override
    public String revision(String path) {
        return patch.changes().containsKey(path) ? UNCOMMITTED : below.revision(path);
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public @Nullable String hash(String path) {
        Patch.Change change = patch.changes().get(path);
        if (change == null) {
            return below.hash(path);
        }
        byte[] after = change.after();
        return after == null ? null : BlobId.of(after);
    }

    @Override
    public long size(String path) {
        Patch.Change change = patch.changes().get(path);
        if (change == null) {
            return below.size(path);
        }
        byte[] after = change.after();
        return after == null ? -1 : after.length;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        Patch.Change change = patch.changes().get(path);
        if (change == null) {
            return below.bytes(path);
        }
        byte[] after = change.after();
        if (after == null) {
            throw new FileNotFoundException(path + ": the patch removes it");
        }
        return after.clone();
    }
}
