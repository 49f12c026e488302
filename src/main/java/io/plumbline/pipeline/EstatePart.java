package io.plumbline.pipeline;

import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one source of a run adds to the estate.
 *
 * @param account whether its files are extracts of a warehouse's account
 * @param documents paths of documents
 * @param history null where it was not read
 */
record EstatePart(
        FileTree tree,
        boolean account,
        List<ProjectGraph> graphs,
        List<String> documents,
        @Nullable RepositoryHistory history) {

    EstatePart {
        graphs = List.copyOf(graphs);
        documents = List.copyOf(documents);
    }

    /** The same source with other files in it; only projects that the changed files belong to are read anew. */
    EstatePart changed(FileTree changed, Set<String> paths, DbtSettings settings, DbtReader reader) {
        List<ProjectGraph> read = graphs.stream()
                .map(graph -> Workspace.touches(graph, paths)
                        ? reader.read(changed, graph.project().root(), settings)
                        : graph)
                .toList();
        return new EstatePart(changed, account, read, documents, history);
    }

    static Estate estate(List<EstatePart> parts) {
        EstateAssembly assembly = new EstateAssembly();
        for (EstatePart part : parts) {
            if (part.account()) {
                assembly.add(part.tree());
            } else {
                assembly.add(part.tree(), part.graphs(), part.documents());
            }
            if (part.history() != null) {
                assembly.add(part.history());
            }
        }
        return assembly.estate();
    }
}
