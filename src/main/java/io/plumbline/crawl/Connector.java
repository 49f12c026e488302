package io.plumbline.crawl;

import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;

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
}
