package io.plumbline.pipeline;

import io.plumbline.agent.HouseFact;
import io.plumbline.catalog.Findings;
import io.plumbline.index.Hit;
import io.plumbline.index.Retriever;
import io.plumbline.index.WordScores;
import io.plumbline.model.Chunk;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a job's last completed run.
 *
 * @param crawled the sources that could be read
 * @param facts what people taught and others accepted
 */
record StoredJob(
        RunContext run,
        List<Crawled> crawled,
        Estates estates,
        Findings saved,
        SinceLastRun comparison,
        Retriever retriever,
        List<HouseFact> facts) {

    /** Hits to look at for each passage wanted: some hold too little of the question. */
    private static final int DEPTH = 4;

    StoredJob {
        crawled = List.copyOf(crawled);
        facts = List.copyOf(facts);
    }

    /** Everything but the past, which is asked of Git. */
    Estate estate() {
        return EstatePart.estate(estates.present(run, crawled));
    }

    List<FileTree> trees() {
        return estates.trees(crawled);
    }

    /** The findings that were open after the run, the gravest first. */
    List<Finding> findings() {
        return saved.of(run.id()).current();
    }

    /** What changed since the completed run before; empty where that cannot be told. */
    Optional<ProjectComparison> sinceLastRun(Crawled source) {
        return comparison.sinceLast(run, source);
    }

    /** What changed since a revision; empty where the source's repository has none of that name. */
    Optional<ProjectComparison> since(Crawled source, String revision) {
        return comparison.since(run, source, revision);
    }

    /** Passages that hold enough of the question's words, the nearest by meaning and words first; rows of seeds are none. */
    List<Chunk> passages(String question, int limit) {
        List<String> sources = crawled.stream().map(Crawled::source).toList();
        return retriever.search(question, sources, DEPTH * limit).stream()
                .map(Hit::chunk)
                .filter(chunk -> !chunk.kind().equals("csv"))
                .filter(chunk -> WordScores.holdsHalf(question, chunk))
                .limit(limit)
                .toList();
    }
}
