package io.plumbline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a node fared in the dbt run that wrote {@code run_results.json}.
 *
 * @param id unique id of the node
 * @param status dbt's word: {@code success}, {@code error}, {@code skipped}, {@code pass}, {@code fail}, {@code warn} …
 * @param seconds time it took in all, compiling included
 * @param started when it started to execute, null where it did not
 * @param failures failing rows of a test, null for other nodes
 * @param rows rows the warehouse says were affected, null where it does not say
 * @param queryId the warehouse's id of the query, null where it does not say
 */
public record NodeRun(
        String id,
        String status,
        double seconds,
        @Nullable Instant started,
        @Nullable Long failures,
        @Nullable Long rows,
        @Nullable String queryId,
        String message) {}
