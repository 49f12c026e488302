package io.plumbline.crawl;

import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Reaches a kind of source. Implementations are stateless and safe for concurrent use; the Spring context collects
 * them,
 * and jobs.yml names them by {@link TypeSpec#name()}.
 */
public interface Connector {

    /** The type's name and options, as jobs.yml knows them. */
    TypeSpec type();

    /**
     * Fixes the source at its present revision. Content is read later, when the tree is asked for it.
     *
     * @throws UserError of kind SOURCE where the source cannot be reached, of kind INPUT where an option is wrong
     */
    Crawl open(SourceSpec source);

    /**
     * Looks whether the source can be crawled and what of it would stay hidden. Reads no more than that needs; unless a
     * connector knows a cheaper way, it is opened and nothing of its content is read.
     *
     * @throws UserError as {@link #open} does
     */
    default Readiness examine(SourceSpec source) {
        try (Crawl crawl = open(source)) {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("files", Integer.toString(crawl.files().paths().size())));
            if (!crawl.projects().isEmpty()) {
                facts.add(new Fact(
                        "dbt projects", Integer.toString(crawl.projects().size())));
            }
            if (!crawl.documents().isEmpty()) {
                facts.add(
                        new Fact("documents", Integer.toString(crawl.documents().size())));
            }
            return new Readiness(facts, crawl.gaps(), List.of());
        }
    }
}
