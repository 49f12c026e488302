package io.plumbline.crawl;

import io.plumbline.model.BlobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Compares a folder inside a work tree with the commit that is checked out there. */
final class WorkTree {

    private final Repository repository;
    private final RevCommit head;
    private final String prefix;
    private final Map<String, String> blobs = new HashMap<>();
    private final List<String> submodules = new ArrayList<>();

    /** @param prefix the folder below the work tree's root, empty for the root itself */
    WorkTree(Repository repository, RevCommit head, String prefix) throws IOException {
        this.repository = repository;
        this.head = head;
        this.prefix = prefix;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(head.getTree());
            walk.setRecursive(true);
            if (!prefix.isEmpty()) {
                walk.setFilter(PathFilter.create(prefix));
            }
            int entries = 0;
            while (walk.next() && ++entries <= Scope.MAX_FILES) {
                String path = below(walk.getPathString());
                if (walk.getFileMode(0) == FileMode.GITLINK) {
                    submodules.add(path + "/");
                } else if (walk.getFileMode(0) != FileMode.SYMLINK) {
                    blobs.put(path, walk.getObjectId(0).name());
                }
            }
        }
        Scope.dropWritten(blobs);
    }

    private String below(String path) {
        return prefix.isEmpty() ? path : path.substring(Math.min(path.length(), prefix.length() + 1));
    }

    /** A file above the size limit is not read, so it neither counts as the commit's nor makes the folder dirty. */
    CommitState compare(FolderTree tree, Scope scope) throws IOException {
        Set<String> same = new HashSet<>();
        boolean clean = true;
        Ignored ignored = new Ignored(
                repository.getWorkTree().toPath(), repository.getDirectory().toPath());
        tree.paths().parallelStream().filter(blobs::containsKey).forEach(tree::hash);
        for (String path : tree.paths()) {
            String committed = blobs.get(path);
            if (committed == null) {
                clean &= inSubmodule(path) || ignored.file(prefix.isEmpty() ? path : prefix + "/" + path);
            } else if (committed.equals(tree.hash(path)) || sameLines(tree, path, committed)) {
                same.add(path);
            } else {
                clean &= tree.size(path) > scope.maxBytes(path);
            }
        }
        for (String path : blobs.keySet()) {
            clean &= tree.paths().contains(path) || !listed(path, scope);
        }
        return new CommitState(head.name(), clean, same);
    }

    private boolean inSubmodule(String path) {
        return submodules.stream().anyMatch(path::startsWith);
    }

    /** Whether a walk of the folder would have listed the file, had it been there. */
    private static boolean listed(String path, Scope scope) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (Scope.skips(folder.substring(folder.lastIndexOf('/') + 1))
                    || scope.globs().excludesAll(folder)) {
                return false;
            }
        }
        return scope.globs().matches(path);
    }

    /** A checkout on Windows ends lines with CR LF where the commit has LF; the lines are the same. */
    private boolean sameLines(FolderTree tree, String path, String committed) throws IOException {
        long onDisk = tree.size(path);
        if (onDisk > Scope.MEGABYTE || !repository.getObjectDatabase().has(ObjectId.fromString(committed))) {
            return false;
        }
        byte[] bytes = tree.bytes(path);
        byte[] unix = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                unix[length++] = bytes[i];
            }
        }
        return length < bytes.length
                && BlobId.of(java.util.Arrays.copyOf(unix, length)).equals(committed);
    }

    static String prefix(Repository repository, Path folder) throws IOException {
        Path root = repository.getWorkTree().toPath().toRealPath();
        Path real = folder.toRealPath();
        if (!real.startsWith(root)) {
            return "";
        }
        return root.relativize(real).toString().replace('\\', '/');
    }

    static boolean has(Repository repository, Path folder) throws IOException {
        return !repository.isBare()
                && Files.isDirectory(repository.getWorkTree().toPath())
                && folder.toRealPath()
                        .startsWith(repository.getWorkTree().toPath().toRealPath());
    }
}
