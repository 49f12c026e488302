package io.plumbline.pipeline;

import io.plumbline.crawl.Documents;
import io.plumbline.model.DocumentText;
import io.plumbline.model.FileTree;
import io.plumbline.model.Locator;
import io.plumbline.parse.DocumentReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of pages, each document read once. Not safe for concurrent use. */
final class DocumentPages {

    private final DocumentReader reader = new DocumentReader();
    private final Map<String, List<DocumentText.Part>> read = new HashMap<>();
    private final List<FileTree> trees;

    DocumentPages(List<FileTree> trees) {
        this.trees = List.copyOf(trees);
    }

    Optional<String> text(String source, String path, int page) {
        return read.computeIfAbsent(source + "\u0000" + path, key -> parts(source, path)).stream()
                .filter(part -> part.locator() instanceof Locator.Page at && at.page() == page)
                .map(DocumentText.Part::text)
                .findFirst();
    }

    private List<DocumentText.Part> parts(String source, String path) {
        String mediaType = Documents.mediaType(path);
        for (FileTree tree : trees) {
            if (mediaType != null && tree.source().equals(source)) {
                try {
                    return reader.read(tree, path, mediaType).parts();
                } catch (IOException e) {
                    return List.of(); // what cannot be read proves nothing
                }
            }
        }
        return List.of();
    }
}
