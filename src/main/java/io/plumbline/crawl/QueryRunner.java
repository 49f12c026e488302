package io.plumbline.crawl;

import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;

/**
 * Runs single queries on a kind of warehouse. Whatever the caller checked, it checks itself: the read-only guard and a role
 * that cannot write stand before every statement. Safe for concurrent use.
 */
public interface QueryRunner {

    /** The type of source in jobs.yml that it serves. */
    String type();

    /** Where a query for this source would go. Asks nobody and needs no secret. */
    QueryTarget target(SourceSpec source);

    /**
     * What the planner expects. The statement is compiled by the account and not run; no warehouse is started.
     *
     * @throws QueryFailure where the account does not tell
     * @throws UserError of kind SOURCE where there is no session
     */
    QueryCost explain(SourceSpec source, BoundedQuery query);

    /**
     * Sends the query once and reads its result within the limits.
     *
     * @throws QueryFailure where there is no result
     * @throws UserError of kind SOURCE where there is no session; nothing was sent then
     */
    QueryResult run(SourceSpec source, BoundedQuery query, QueryTrail trail, Cancellation cancellation);
}
