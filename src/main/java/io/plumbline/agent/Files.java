package io.plumbline.agent;

import io.plumbline.model.FileTree;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of the sources' files, each read once. Not safe for concurrent use. */
final class Files {

    private final Map<String, FileTree> trees = new HashMap<>();
    private final Map<String, Optional<SourceFile>> read = new HashMap<>();

    Files(List<FileTree> trees) {
        trees.forEach(tree -> this.trees.put(tree.source(), tree));
    }

    /** A file at the revision its source has; empty where it is missing, unreadable or no text. */
    Optional<SourceFile> find(String source, String path) {
        return read.computeIfAbsent(source + "\u0000" + path, key -> {
            FileTree tree = trees.get(source);
            try {
                return tree == null ? Optional.empty() : Optional.of(SourceFile.read(tree, path));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** The revision of a file, text or not; empty where there is none. */
    Optional<String> revision(String source, String path) {
        FileTree tree = trees.get(source);
        return tree == null || tree.hash(path) == null ? Optional.empty() : Optional.of(tree.revision(path));
    }
}
