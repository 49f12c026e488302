package io.plumbline.chunk;

import io.plumbline.model.Artifact;
import io.plumbline.model.Chunk;
import io.plumbline.model.DocumentText;
import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.Locator;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts files and documents into passages for embedding, along their structure: SQL by header, common table expression
 * and final select, macros one by one, YAML by entry, documents by heading or page. Small neighbours are joined, large
 * parts are cut between lines. Immutable and safe for concurrent use; equal input gives equal chunks.
 *
 * <p>A chunk with its context line is estimated at no more than {@value #MAX_TOKENS} tokens; the model's window is 512
 * (bge-small-en-v1.5's model card), and the estimate errs on the high side. Every non-blank line is in some chunk,
 * except that of a CSV file only the first lines are, and that a file gives {@value #MAX_CHUNKS} chunks at most.
 */
public final class Chunker {

    static final int MAX_TOKENS = 380;

    /** Columns of names and codes cost more tokens than the words the estimate is made for. */
    private static final int MAX_CSV_TOKENS = 250;

    static final int MAX_CHUNKS = 2_000;

    /** Below this a part joins its neighbour, as long as both together stay below twice that. */
    private static final int SMALL_TOKENS = 90;

    /** Below this a part says too little to stand alone and joins whatever follows. */
    private static final int TINY_TOKENS = 12;

    private final Naming naming;

    /** @param graphs what was read of the projects; files of no project get a context line without names */
    public Chunker(Collection<ProjectGraph> graphs) {
        this.naming = new Naming(graphs);
    }

    /** The chunks of a file in order of their lines. */
    public List<Chunk> chunk(SourceFile file) {
        List<String> lines = file.lines();
        String kind = kind(file.path());
        List<Section> sections =
                switch (kind) {
                    case "sql" -> SqlSections.of(file.text(), lines.size());
                    case "yaml" -> YamlSections.of(lines);
                    default -> List.of(new Section(1, lines.size(), ""));
                };
        List<Chunk> chunks = new ArrayList<>();
        for (Section section : joined(lines, sections)) {
            Artifact artifact = naming.at(file.source(), file.path(), section.line(), section.endLine());
            String context = context(file.path(), artifact, section.label());
            String type = section.macro() ? "macro" : kind;
            int most = kind.equals("csv") ? MAX_CSV_TOKENS : MAX_TOKENS;
            for (Splitter.Piece piece : pieces(lines, section.line(), section.endLine(), context, most)) {
                Locator locator = new Locator.Lines(file.path(), piece.line(), piece.endLine());
                String id = artifact == null ? null : artifact.id();
                chunks.add(Chunk.of(file.source(), file.revision(), locator, id, type, context, piece.text()));
            }
            if (kind.equals("csv") || chunks.size() >= MAX_CHUNKS) {
                break;
            }
        }
        int kept = kind.equals("csv") ? 1 : MAX_CHUNKS;
        return chunks.stream().distinct().limit(kept).toList();
    }

    /** The chunks of a document in reading order. */
    public List<Chunk> chunk(DocumentText document) {
        String path = document.document().location().path();
        String source = document.document().location().source();
        String kind =
                switch (document.document().mediaType()) {
                    case "text/markdown" -> "markdown";
                    case "application/pdf" -> "pdf";
                    default -> "text";
                };
        List<Chunk> chunks = new ArrayList<>();
        for (Part part : Parts.joined(document.parts(), SMALL_TOKENS)) {
            String where = part.locator() instanceof Locator.Page page ? "page " + page.page() : part.heading();
            String context = context(path, document.document(), where);
            List<String> lines = part.text().lines().toList();
            for (Splitter.Piece piece : pieces(lines, 1, lines.size(), context, MAX_TOKENS)) {
                Locator locator = Parts.within(part.locator(), piece);
                String id = document.document().id();
                chunks.add(Chunk.of(source, document.revision(), locator, id, kind, context, piece.text()));
            }
        }
        return chunks.stream().distinct().limit(MAX_CHUNKS).toList();
    }

    private static List<Splitter.Piece> pieces(List<String> lines, int first, int last, String context, int most) {
        return Splitter.split(lines, first, last, most - Tokens.estimate(context));
    }

    private static List<Section> joined(List<String> lines, List<Section> sections) {
        List<Section> joined = new ArrayList<>();
        int last = 0;
        for (Section section : sections) {
            int tokens = tokens(lines, section);
            Section before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean small = Math.min(tokens, last) < SMALL_TOKENS && tokens + last < 2 * SMALL_TOKENS;
            if (before != null && (small && !before.macro() || last < TINY_TOKENS)) {
                joined.set(joined.size() - 1, before.with(section));
                last += tokens;
            } else {
                joined.add(section);
                last = tokens;
            }
        }
        return joined;
    }

    private static int tokens(List<String> lines, Section section) {
        int tokens = 0;
        for (int line = section.line(); line <= section.endLine(); line++) {
            tokens += Tokens.estimate(lines.get(line - 1));
        }
        return tokens;
    }

    private String context(String path, @Nullable Artifact artifact, String label) {
        StringBuilder context = new StringBuilder();
        context.append(artifact == null ? "file" : Naming.introduce(artifact));
        context.append(artifact == null ? " " : " in ").append(path);
        if (!label.isBlank()) {
            context.append("; ").append(shortened(label, 120));
        }
        String reads = artifact == null ? "" : naming.reads(artifact);
        if (!reads.isEmpty()) {
            context.append("; ").append(reads);
        }
        String line = context.toString().replaceAll("\\s+", " ");
        return line.substring(0, Tokens.fit(line, 0, MAX_TOKENS / 3));
    }

    private static String shortened(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 1) + "…";
    }

    private static String kind(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "sql", "yaml", "csv" -> ending;
            case "yml" -> "yaml";
            case "md" -> "markdown";
            default -> "text";
        };
    }
}
