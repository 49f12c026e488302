package io.plumbline.pipeline;

import io.plumbline.crawl.Histories;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.RepositoryHistory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together the estate of a run from what was crawled and parsed. */
final class Estates {

    private final ProjectGraphs graphs;
    private final Histories histories;

    Estates(ProjectGraphs graphs, Histories histories) {
        this.graphs = graphs;
        this.histories = histories;
    }

    Estate of(RunContext run, List<Crawled> crawled) {
        return EstatePart.estate(parts(run, crawled));
    }

    /** What each source that was crawled adds, in the order of the job. */
    List<EstatePart> parts(RunContext run, List<Crawled> crawled) {
        return crawled.stream()
                .filter(Crawled::ok)
                .map(source -> part(run, source, history(source).orElse(null)))
                .toList();
    }

    /** The same without the past, which takes longest to read. */
    List<EstatePart> present(RunContext run, List<Crawled> crawled) {
        return crawled.stream()
                .filter(Crawled::ok)
                .map(source -> part(run, source, null))
                .toList();
    }

    private EstatePart part(RunContext run, Crawled source, @Nullable RepositoryHistory history) {
        SourceSpec spec = run.source(source.source());
        List<ProjectGraph> own = source.projects().stream()
                .map(root -> graphs.of(spec, root).graph())
                .toList();
        return new EstatePart(graphs.tree(source.source()), source.account(), own, source.documents(), history);
    }

    /** What the crawl read already; nothing where it could not, which stands among the crawl's gaps. */
    private Optional<RepositoryHistory> history(Crawled source) {
        return source.position() == null
                ? Optional.empty()
                : Optional.of(histories
                        .of(source.source(), source.position(), Thread.currentThread()::isInterrupted)
                        .history());
    }

    /** The stored files of every source that was crawled. */
    List<FileTree> trees(List<Crawled> crawled) {
        return crawled.stream()
                .filter(Crawled::ok)
                .map(source -> graphs.tree(source.source()))
                .toList();
    }
}
