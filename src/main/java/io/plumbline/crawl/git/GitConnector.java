package io.plumbline.crawl.git;

import io.plumbline.crawl.CommonOptions;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.model.Readiness;
import org.springframework.stereotype.Component;

/** A repository at a commit: its dbt projects, where it has any, and its documents. */
@Component
final class GitConnector implements Connector {

    private final SourceTrees trees;

    GitConnector(SourceTrees trees) {
        this.trees = trees;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "git",
                "A Git repository at a commit: its documents, and its dbt projects where it has any",
                CommonOptions.and());
    }

    @Override
    public Crawl open(SourceSpec source) {
        return trees.crawl(source, SourceTrees.Read.COMMIT, Opened::whole);
    }

    @Override
    public Readiness examine(SourceSpec source) {
        return trees.reach(source).orElseGet(() -> Connector.super.examine(source));
    }
}
