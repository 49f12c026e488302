package io.plumbline.crawl.docs;

import io.plumbline.crawl.CommonOptions;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.Documents;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import java.util.List;
import org.springframework.stereotype.Component;

/** A folder or repository of documents; dbt projects in it are not audited. */
@Component
final class DocsConnector implements Connector {

    private final SourceTrees trees;

    DocsConnector(SourceTrees trees) {
        this.trees = trees;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "docs", "A folder or Git repository of Markdown, text and PDF documents", CommonOptions.and());
    }

    @Override
    public Crawl open(SourceSpec source) {
        return trees.crawl(source, SourceTrees.Read.FILES, opened -> read(source, opened));
    }

    @Override
    public Readiness examine(SourceSpec source) {
        return trees.reach(source).orElseGet(() -> Connector.super.examine(source));
    }

    private static Crawl read(SourceSpec source, Opened opened) {
        List<String> documents = Documents.of(opened.tree(), List.of());
        if (documents.isEmpty()) {
            throw UserError.source(
                    "source \"" + source.name() + "\" (jobs.yml, line " + source.line() + ") has "
                            + opened.tree().paths().size()
                            + " files and none is a document; expected .md, .txt or .pdf",
                    "Check path, include and exclude.");
        }
        return opened.crawl(List.of(), documents);
    }
}
