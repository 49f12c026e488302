package io.plumbline.crawl;

import io.plumbline.model.FileTree;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which files are documents: Markdown, text and PDF. */
public final class Documents {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "md", "text/markdown",
            "markdown", "text/markdown",
            "txt", "text/plain",
            "text", "text/plain",
            "pdf", "application/pdf");

    /** Text files that steer a tool and tell a reader nothing. */
    private static final List<String> NO_DOCUMENTS = List.of("requirements.txt", "robots.txt", "license.txt");

    private Documents() {}

    /** The media type of a document by its name's ending, null where it is none. */
    public static @Nullable String mediaType(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NO_DOCUMENTS.contains(name) ? null : MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The documents of a tree in order of path, those of installed dbt packages left out. */
    public static List<String> of(FileTree tree, Collection<String> installed) {
        return tree.paths().stream()
                .filter(path -> mediaType(path) != null)
                .filter(path -> installed.stream().noneMatch(folder -> path.startsWith(folder + "/")))
                .toList();
    }
}
