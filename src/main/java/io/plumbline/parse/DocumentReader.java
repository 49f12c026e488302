package io.plumbline.parse;

import io.plumbline.model.Document;
import io.plumbline.model.DocumentText;
import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import io.plumbline.model.SourceFile;
import io.plumbline.parse.docs.PdfPages;
import io.plumbline.parse.docs.Sections;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Reads documents: Markdown and plain text as sections with exact lines, PDF as pages. Safe for concurrent use.
 *
 * <p>Of a PDF the first {@value #MAX_PAGES} pages and {@value #MAX_PDF_CHARACTERS} characters are read. One that takes
 * more than 30 s, or holds a stream that unpacks to more than 100 MB, is refused.
 */
public final class DocumentReader {

    static final int MAX_PAGES = 2_000;

    static final int MAX_PDF_CHARACTERS = 5_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PdfPages pdf = new PdfPages(MAX_PAGES, MAX_PDF_CHARACTERS, 100L << 20, PATIENCE);

    /**
     * @param mediaType {@code text/markdown}, {@code text/plain} or {@code application/pdf}
     * @throws IOException where the file is missing or too large, or is no document of that type: binary, broken,
     *     encrypted, or scanned pages without text; the message says which, after the path
     */
    public DocumentText read(FileTree tree, String path, String mediaType) throws IOException {
        String hash = tree.hash(path);
        if (mediaType.equals("application/pdf")) {
            PdfPages.Content content = pdf.read(path, tree.bytes(path));
            Document document = document(tree, path, mediaType, title(path, content.title(), content.parts()), 1);
            return new DocumentText(document, tree.revision(path), String.valueOf(hash), content.parts());
        }
        SourceFile file = SourceFile.read(tree, path);
        List<Part> parts = mediaType.equals("text/markdown") ? Sections.ofMarkdown(file) : Sections.ofText(file);
        String heading = mediaType.equals("text/markdown") ? Sections.title(file) : "";
        int lines = Math.max(1, file.lines().size());
        Document document = document(tree, path, mediaType, title(path, heading, parts), lines);
        return new DocumentText(document, file.revision(), file.hash(), parts);
    }

    private static Document document(FileTree tree, String path, String mediaType, String title, int lines) {
        String id = "document." + tree.source() + "." + path;
        return new Document(id, title, tree.source(), new Location(tree.source(), path, 1, lines), mediaType);
    }

    /** The title the document gives itself, else its file name without the ending. */
    private static String title(String path, String own, List<Part> parts) {
        if (!own.isBlank()) {
            return own.strip();
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
