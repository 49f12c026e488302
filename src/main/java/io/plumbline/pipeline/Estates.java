package io.plumbline.pipeline;

import io.plumbline.job.SourceSpec;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import java.util.List;

/** Puts together the estate of a run from what was crawled and parsed. */
final class Estates {

    private final ProjectGraphs graphs;

    Estates(ProjectGraphs graphs) {
        this.graphs = graphs;
    }

    Estate of(RunContext run, List<Crawled> crawled) {
        EstateAssembly assembly = new EstateAssembly();
        for (Crawled source : crawled) {
            if (source.ok()) {
                SourceSpec spec = run.source(source.source());
                List<ProjectGraph> own = source.projects().stream()
                        .map(root -> graphs.of(spec, root).graph())
                        .toList();
                assembly.add(graphs.tree(source.source()), own, source.documents());
            }
        }
        return assembly.estate();
    }

    /** The stored files of every source that was crawled. */
    List<FileTree> trees(List<Crawled> crawled) {
        return crawled.stream()
                .filter(Crawled::ok)
                .map(source -> graphs.tree(source.source()))
                .toList();
    }
}
