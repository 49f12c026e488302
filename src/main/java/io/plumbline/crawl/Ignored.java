package io.plumbline.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;

/** Answers from {@code .gitignore} files and {@code info/exclude} whether Git would leave an untracked file out. */
final class Ignored {

    private static final long MAX_RULES_BYTES = Scope.MEGABYTE;

    private final Path workTree;
    private final IgnoreNode exclude;
    private final Map<String, IgnoreNode> rules = new HashMap<>();
    private final Map<String, Boolean> folders = new HashMap<>();

    Ignored(Path workTree, Path gitDir) {
        this.workTree = workTree;
        this.exclude = read(gitDir.resolve("info/exclude"));
        folders.put("", false);
    }

    /** @param path below the work tree's root */
    boolean file(String path) {
        return folder(parent(path)) || matches(path, false);
    }

    private boolean folder(String path) {
        Boolean known = folders.get(path);
        if (known == null) {
            known = folder(parent(path)) || matches(path, true);
            folders.put(path, known);
        }
        return known;
    }

    /** The nearest file with a rule for the path decides, as in Git. */
    private boolean matches(String path, boolean isFolder) {
        String at = path;
        do {
            at = parent(at);
            String below = at.isEmpty() ? path : path.substring(at.length() + 1);
            Boolean answer = rules.computeIfAbsent(
                            at, f -> read(workTree.resolve(f).resolve(".gitignore")))
                    .checkIgnored(below, isFolder);
            if (answer != null) {
                return answer;
            }
        } while (!at.isEmpty());
        return Boolean.TRUE.equals(exclude.checkIgnored(path, isFolder));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static IgnoreNode read(Path file) {
        IgnoreNode node = new IgnoreNode();
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_RULES_BYTES) {
                try (InputStream in = Files.newInputStream(file)) {
                    node.parse(in);
                }
            }
        } catch (IOException e) {
            return new IgnoreNode();
        }
        return node;
    }
}
