package io.plumbline.parse.dbt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths below a tree's root: {@code /} between the parts, empty for the root. */
final class TreePaths {

    private TreePaths() {}

    /** The path that {@code relative} means, seen from a folder; null where it leaves the tree. */
    static @Nullable String resolve(String folder, String relative) {
        List<String> parts = new ArrayList<>();
        String joined = relative.startsWith("/") ? relative : folder + "/" + relative;
        for (String part : joined.replace('\\', '/').split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The file's name without its last extension. */
    static String stem(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    static List<String> parts(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }
}
