package io.plumbline.pipeline;

import io.plumbline.crawl.GitQueries;
import io.plumbline.model.Redaction;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files at revisions, masked as wholes: a secret that spans lines is seen only by who sees all of them. Not safe for
 * concurrent use.
 */
final class GitText {

    private final GitQueries queries;
    private final Redaction redaction = new Redaction();
    private final Map<String, List<String>> masked = new HashMap<>();

    GitText(GitQueries queries) {
        this.queries = queries;
    }

    /** The lines of a text, as many as came in. */
    List<String> mask(List<String> lines) {
        return List.of(redaction.text(String.join("\n", lines)).split("\n", -1));
    }

    /** A line of a file, 1-based. */
    String line(String revision, String path, int line) throws IOException {
        List<String> lines = masked.get(revision + ":" + path);
        if (lines == null) {
            lines = mask(queries.content(revision, path).lines());
            masked.put(revision + ":" + path, lines);
        }
        return line <= lines.size() ? lines.get(line - 1) : "";
    }
}
