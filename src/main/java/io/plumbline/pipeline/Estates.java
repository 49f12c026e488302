package io.plumbline.pipeline;

import io.plumbline.crawl.Documents;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.Artifact;
import io.plumbline.model.Document;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Puts together the estate of a run from what was crawled and parsed. */
final class Estates {

    private final ProjectGraphs graphs;

    Estates(ProjectGraphs graphs) {
        this.graphs = graphs;
    }

    Estate of(RunContext run, List<Crawled> crawled) {
        List<ProjectGraph> found = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        List<SourceFile> files = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Crawled source : crawled) {
            if (!source.ok()) {
                continue;
            }
            FileTree tree = graphs.tree(source.source());
            List<ProjectGraph> own = new ArrayList<>();
            SourceSpec spec = run.source(source.source());
            source.projects().forEach(root -> own.add(graphs.of(spec, root).graph()));
            found.addAll(own);
            source.documents().forEach(path -> documents.add(document(source.source(), path)));
            for (String path : cited(own)) {
                read(tree, path, files, gaps);
            }
        }
        return new Estate(found, documents, files, gaps);
    }

    /** The stored files of every source that was crawled. */
    List<FileTree> trees(List<Crawled> crawled) {
        return crawled.stream()
                .filter(Crawled::ok)
                .map(source -> graphs.tree(source.source()))
                .toList();
    }

    /** Files that a finding can point to: those of the projects' own artifacts and references. */
    private static Set<String> cited(List<ProjectGraph> graphs) {
        Set<String> paths = new TreeSet<>();
        for (ProjectGraph graph : graphs) {
            String name = graph.project().name();
            for (Artifact artifact : graph.artifacts()) {
                if (artifact.packageName().equals(name)
                        && !artifact.location().path().endsWith(".csv")) {
                    paths.add(artifact.location().path());
                }
            }
            graph.edges().stream().map(Edge::location).forEach(at -> paths.add(at.path()));
        }
        return paths;
    }

    private static Document document(String source, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String mediaType = Objects.requireNonNull(Documents.mediaType(path), path);
        return new Document(
                "document." + source + "." + path, file, source, Location.ofLine(source, path, 1), mediaType);
    }

    private static void read(FileTree tree, String path, List<SourceFile> files, List<Gap> gaps) {
        try {
            files.add(SourceFile.read(tree, path));
        } catch (IOException e) {
            gaps.add(new Gap("file " + path, path, String.valueOf(e.getMessage())));
        }
    }
}
