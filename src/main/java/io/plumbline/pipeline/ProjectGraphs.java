package io.plumbline.pipeline;

import io.plumbline.catalog.Documents;
import io.plumbline.catalog.Graphs;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.Citation;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The graphs of dbt projects: read from the files once, and again only where a file they depend on has changed. */
final class ProjectGraphs {

    private static final Set<String> READ =
            Set.of("sql", "yml", "yaml", "md", "csv", "py", "json", "dbtignore", "txt", "toml");

    private final Documents documents;
    private final Graphs graphs;
    private final String build;
    private final DbtReader reader = new DbtReader();

    /** @param build changes with every build of the program, since another reader may read another graph */
    ProjectGraphs(Documents documents, Graphs graphs, String build) {
        this.documents = documents;
        this.graphs = graphs;
        this.build = build;
    }

    /** A graph, and whether it had to be read anew. */
    record Found(ProjectGraph graph, boolean fresh) {}

    /** The graph of a project of a crawled source. */
    Found of(SourceSpec source, String root) {
        FileTree tree = tree(source.name());
        DbtSettings settings = settings(source.options());
        String fingerprint = fingerprint(tree, settings);
        return graphs.find(source.name(), root, fingerprint)
                .map(graph -> new Found(graph, false))
                .orElseGet(() -> {
                    ProjectGraph graph = reader.read(tree, root, settings);
                    graphs.save(graph, fingerprint);
                    return new Found(graph, true);
                });
    }

    /** The stored files of a source that was crawled. */
    FileTree tree(String source) {
        return documents.tree(source).orElseThrow(() -> new IllegalStateException(source + " was not crawled"));
    }

    void retain(String source, List<String> roots) {
        graphs.retain(source, roots);
    }

    static DbtSettings settings(Options options) {
        DbtSettings defaults = DbtSettings.defaults();
        return new DbtSettings(
                options.text("target-name", defaults.targetName()),
                options.text("target-type", defaults.targetType()),
                options.text("target-database", defaults.targetDatabase()),
                options.text("target-schema", defaults.targetSchema()),
                options.map("vars"));
    }

    private String fingerprint(FileTree tree, DbtSettings settings) {
        StringBuilder input =
                new StringBuilder(build).append('\n').append(settings).append('\n');
        for (String path : tree.paths()) {
            String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (READ.contains(ending)) {
                input.append(path).append('\0').append(tree.hash(path)).append('\n');
            }
        }
        return Citation.hash(input.toString());
    }
}
