package io.plumbline.crawl;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the files of a folder without ever leaving it. */
final class FolderWalk {

    private final String source;
    private final Path root;
    private final Scope scope;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    /** The folders being looked into, without links in their paths, innermost first. */
    private final Deque<Path> chain = new ArrayDeque<>();

    private int entries;

    FolderWalk(String source, Path root, Scope scope) throws IOException {
        this.source = source;
        this.root = root.toRealPath();
        this.scope = scope;
    }

    /** Path below the root, with {@code /}, to the file. */
    Map<String, Path> files() {
        return files;
    }

    List<Gap> gaps() {
        return gaps;
    }

    FolderWalk walk() {
        folder(root, "", 0);
        Scope.dropWritten(files);
        return this;
    }

    private void folder(Path folder, String path, int depth) {
        if (depth > Scope.MAX_DEPTH) {
            gap("folder", path, "it lies more than " + Scope.MAX_DEPTH + " folders deep and is not looked into");
            return;
        }
        chain.push(folder);
        for (Path entry : list(folder, path)) {
            if (++entries > Scope.MAX_FILES) {
                throw UserError.source(
                        root + " holds more than " + Scope.MAX_FILES + " files and folders; expected at most that",
                        "Name a folder further down as path, or leave folders out with exclude.");
            }
            String name = String.valueOf(entry.getFileName());
            entry(entry, path.isEmpty() ? name : path + "/" + name, depth);
        }
        chain.pop();
    }

    private List<Path> list(Path folder, String path) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            gap("folder", path, "it cannot be listed: " + Reasons.of(e));
        } catch (DirectoryIteratorException e) {
            gap("folder", path, "it cannot be listed whole: " + e.getMessage());
        }
        entries.sort(Comparator.comparing(entry -> String.valueOf(entry.getFileName())));
        return entries;
    }

    private void entry(Path entry, String path, int depth) {
        String name = String.valueOf(entry.getFileName());
        if (name.equals(".git") || scope.globs().excludesAll(path)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                link(entry, path, depth);
            } else if (attributes.isDirectory()) {
                if (!Scope.skips(name) && !Files.exists(entry.resolve("pyvenv.cfg"))) {
                    folder(entry, path, depth + 1);
                }
            } else if (attributes.isRegularFile()) {
                file(entry, path, attributes.size());
            }
        } catch (IOException e) {
            gap("file", path, "it cannot be looked at: " + Reasons.of(e));
        }
    }

    private void link(Path entry, String path, int depth) {
        try {
            Path target = entry.toRealPath();
            if (!target.startsWith(root)) {
                gap("symbolic link", path, "it leads out of the source and is not followed");
            } else if (Files.isRegularFile(target)) {
                file(target, path, Files.size(target));
            } else if (Scope.skips(String.valueOf(entry.getFileName()))) {
                return;
            } else if (Files.isDirectory(target) && chain.stream().noneMatch(above -> above.startsWith(target))) {
                folder(target, path, depth + 1);
            } else {
                gap("symbolic link", path, "it leads back to a folder that it lies in, or to no file");
            }
        } catch (IOException e) {
            gap("symbolic link", path, "it leads nowhere: " + Reasons.of(e));
        }
    }

    private void file(Path file, String path, long size) {
        if (!scope.globs().matches(path)) {
            return;
        }
        if (!Files.isReadable(file)) {
            gap("file", path, "it cannot be read: access is denied");
            return;
        }
        if (size > scope.maxBytes(path)) {
            gap("file", path, Sizes.tooLarge(size, scope.maxBytes(path)));
        }
        files.put(path, file);
    }

    private void gap(String what, String path, String why) {
        gaps.add(new Gap(what + " " + (path.isEmpty() ? "." : path), source, why));
    }
}
