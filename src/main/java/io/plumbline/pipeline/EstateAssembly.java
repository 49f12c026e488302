package io.plumbline.pipeline;

import io.plumbline.crawl.Documents;
import io.plumbline.model.Artifact;
import io.plumbline.model.Document;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.SourceFile;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.AccountReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Collects graphs, documents and the text of every file that a finding can cite. Not safe for concurrent use. */
final class EstateAssembly {

    private final List<ProjectGraph> graphs = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<RepositoryHistory> histories = new ArrayList<>();
    private final List<WarehouseAccount> accounts = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /** Adds what one source holds; a file that cannot be read becomes a gap. */
    EstateAssembly add(FileTree tree, List<ProjectGraph> own, List<String> documentPaths) {
        graphs.addAll(own);
        documentPaths.forEach(path -> documents.add(document(tree.source(), path)));
        Set<String> cited = cited(own);
        own.forEach(graph -> fixtures(tree, graph.project().root()).forEach(cited::add));
        cited.addAll(PolicyFiles.settings(
                tree, own.stream().map(ProjectGraph::project).toList()));
        cited.forEach(path -> read(tree, path, "file"));
        documentPaths.stream()
                .filter(path -> String.valueOf(Documents.mediaType(path)).startsWith("text/") && !cited.contains(path))
                .forEach(path -> read(tree, path, "document"));
        return this;
    }

    /** Adds the account whose extracts a tree holds. */
    EstateAssembly add(FileTree extracts) {
        AccountReader.read(extracts, gaps).ifPresent(accounts::add);
        Stream.concat(
                        Stream.of(WarehouseAccount.FILE),
                        AccountReader.extracts().stream().map(Extract::file))
                .filter(path -> extracts.hash(path) != null)
                .forEach(path -> read(extracts, path, "file"));
        return this;
    }

    /** Adds a file, which stands for any of its path that is added later. */
    EstateAssembly add(SourceFile file) {
        files.add(file);
        return this;
    }

    private void read(FileTree tree, String path, String what) {
        try {
            files.add(SourceFile.read(tree, path));
        } catch (IOException e) {
            gaps.add(new Gap(what + " " + path, path, String.valueOf(e.getMessage())));
        }
    }

    /** Adds the history of a source. */
    EstateAssembly add(RepositoryHistory history) {
        histories.add(history);
        return this;
    }

    Estate estate() {
        Map<String, ProjectGraph> largest = new HashMap<>();
        graphs.forEach(graph -> largest.merge(
                graph.project().name(),
                graph,
                (one, other) -> other.artifacts().size() > one.artifacts().size() ? other : one));
        List<ProjectGraph> named = new ArrayList<>();
        for (ProjectGraph graph : graphs) {
            ProjectGraph seen = largest.getOrDefault(graph.project().name(), graph);
            if (seen == graph) {
                named.add(graph);
            } else {
                gaps.add(namesake(graph.project(), seen.project()));
            }
        }
        return new Estate(named, documents, files, histories, accounts, gaps);
    }

    /** What dbt calls by one name in two projects cannot be told apart. */
    private static Gap namesake(Project project, Project other) {
        return new Gap(
                "project " + project.name(),
                place(project),
                "%s is a project of that name, too, and what has one name cannot be told apart; check one without the other"
                        .formatted(place(other)));
    }

    private static String place(Project project) {
        return project.root().isEmpty() ? project.source() : project.root();
    }

    /** Files that a finding can point to: the projects' own, and those of their artifacts and references. */
    private static Set<String> cited(List<ProjectGraph> graphs) {
        Set<String> paths = new TreeSet<>();
        for (ProjectGraph graph : graphs) {
            String name = graph.project().name();
            String root = graph.project().root();
            paths.add((root.isEmpty() ? "" : root + "/") + "dbt_project.yml");
            for (Artifact artifact : graph.artifacts()) {
                if (artifact.packageName().equals(name)) {
                    Stream.concat(Stream.of(artifact.location()), Stream.ofNullable(artifact.declared()))
                            .map(Location::path)
                            .forEach(paths::add);
                }
            }
            graph.edges().stream().map(Edge::location).forEach(at -> paths.add(at.path()));
        }
        return paths;
    }

    /** SQL that unit tests are given; it may name tables itself. */
    private static Stream<String> fixtures(FileTree tree, String root) {
        String folder = (root.isEmpty() ? "" : root + "/") + "tests/fixtures/";
        return tree.paths().tailSet(folder).stream()
                .takeWhile(path -> path.startsWith(folder))
                .filter(path -> path.endsWith(".sql"));
    }

    private static Document document(String source, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String mediaType = Objects.requireNonNull(Documents.mediaType(path), path);
        return new Document(
                "document." + source + "." + path, file, source, Location.ofLine(source, path, 1), mediaType);
    }
}
