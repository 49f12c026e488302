package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.chunk.Chunker;
import io.plumbline.crawl.Documents;
import io.plumbline.index.ChunkIndex;
import io.plumbline.index.ChunkIndex.Change;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.Artifact;
import io.plumbline.model.Chunk;
import io.plumbline.model.Citation;
import io.plumbline.model.Edge;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.SourceFile;
import io.plumbline.parse.DocumentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Cuts the files of a source into the index; a file whose content and surroundings did not change is left as it is. */
final class Passages {

    private final ProjectGraphs graphs;
    private final ChunkIndex index;
    private final RunNotes notes;
    private final String build;

    Passages(ProjectGraphs graphs, ChunkIndex index, RunNotes notes, String build) {
        this.graphs = graphs;
        this.index = index;
        this.notes = notes;
        this.build = build;
    }

    /** Files cut anew, and what that changed. */
    record Cut(int files, Change change) {}

    /** Documents that could not be read, for the report. */
    record Unread(List<Gap> gaps) {

        static List<Gap> of(RunNotes notes, RunContext run, String source) {
            return notes.find(run.id(), "unread:" + source, Unread.class)
                    .map(Unread::gaps)
                    .orElse(List.of());
        }
    }

    Cut cut(RunContext run, Crawled crawled) {
        SourceSpec spec = run.source(crawled.source());
        FileTree tree = graphs.tree(crawled.source());
        List<ProjectGraph> projects = crawled.projects().stream()
                .map(root -> graphs.of(spec, root).graph())
                .toList();
        Chunker chunker = new Chunker(projects);
        Map<String, String> surroundings = surroundings(projects);
        crawled.documents().forEach(path -> surroundings.put(path, "document"));
        Map<String, String> known = index.files(crawled.source());
        List<Gap> unread = new ArrayList<>();
        int files = 0;
        int done = 0;
        Change change = new Change(0, 0, 0);
        for (Map.Entry<String, String> file : surroundings.entrySet()) {
            run.progress().advance(++done, surroundings.size(), "files");
            String path = file.getKey();
            boolean document = file.getValue().equals("document");
            String fingerprint = Citation.hash(build + tree.hash(path) + tree.revision(path) + file.getValue());
            if (fingerprint.equals(known.get(path))) {
                continue;
            }
            try {
                List<Chunk> chunks = document
                        ? chunker.chunk(new DocumentReader()
                                .read(tree, path, Objects.requireNonNull(Documents.mediaType(path), path)))
                        : chunker.chunk(SourceFile.read(tree, path));
                change = change.plus(index.put(crawled.source(), path, fingerprint, chunks));
                files++;
            } catch (IOException e) {
                unread.add(new Gap((document ? "document " : "file ") + path, path, String.valueOf(e.getMessage())));
            }
        }
        int removed = index.retain(crawled.source(), surroundings.keySet());
        notes.save(run.id(), "unread:" + crawled.source(), new Unread(unread));
        return new Cut(files, change.plus(new Change(0, 0, removed)));
    }

    /** For each file of the projects' own artifacts, what its context lines are made from. */
    private static Map<String, String> surroundings(List<ProjectGraph> projects) {
        Map<String, StringBuilder> texts = new TreeMap<>();
        for (ProjectGraph graph : projects) {
            String name = graph.project().name();
            for (Artifact artifact : graph.artifacts()) {
                if (artifact.packageName().equals(name)) {
                    texts.computeIfAbsent(artifact.location().path(), path -> new StringBuilder())
                            .append(artifact);
                }
            }
            for (Edge edge : graph.edges()) {
                StringBuilder text = texts.get(edge.location().path());
                if (text != null) {
                    text.append(edge.from());
                }
            }
        }
        Map<String, String> surroundings = new TreeMap<>();
        texts.forEach((path, text) -> surroundings.put(path, text.toString()));
        return surroundings;
    }
}
