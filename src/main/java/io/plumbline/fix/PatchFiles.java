package io.plumbline.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a patch to a folder, all of it or nothing. Every file is compared with what the patch was made from before any is
 * touched; each is replaced in one step, and where one cannot be, those replaced before it are put back.
 */
public final class PatchFiles {

    private final Path root;
    private final SortedMap<String, Patch.Change> changes = new TreeMap<>();

    public PatchFiles(Path root, Patch patch) {
        this.root = root;
        patch.paths().forEach(path -> changes.put(path, patch.changes().get(path)));
    }

    /**
     * Writes it.
     *
     * @throws IOException where a file changed meanwhile, leads out of the folder or cannot be written; nothing is changed
     *     then
     */
    public void write() throws IOException {
        for (Map.Entry<String, Patch.Change> change : changes.entrySet()) {
            if (!Arrays.equals(there(change.getKey()), change.getValue().before())) {
                throw new IOException(change.getKey() + " changed while its fix was being proven");
            }
        }
        List<Map.Entry<String, Patch.Change>> done = new ArrayList<>();
        try {
            for (Map.Entry<String, Patch.Change> change : changes.entrySet()) {
                put(change.getKey(), change.getValue().after());
                done.add(change);
            }
        } catch (IOException e) {
            for (Map.Entry<String, Patch.Change> change : done) {
                put(change.getKey(), change.getValue().before());
            }
            throw e;
        }
    }

    private byte @Nullable [] there(String path) throws IOException {
        Path file = inside(path);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    private Path inside(String path) throws IOException {
        Path file = root.resolve(path).normalize();
        Path parent = file.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        Path real = Files.exists(file) ? file.toRealPath() : parent == null ? file : parent.toRealPath();
        if (!real.startsWith(root.toRealPath())) {
            throw new IOException(path + " leads out of the folder");
        }
        return Files.exists(file) ? real : file;
    }

    private void put(String path, byte @Nullable [] content) throws IOException {
        Path file = inside(path);
        if (content == null) {
            Files.deleteIfExists(file);
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + " is no file");
        }
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, ".", ".tmp");
        try {
            Files.write(next, content);
            if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
            } else if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
