package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * What Snowflake itself remarks on queries that differ in their literals only.
 *
 * @param type {@code QUERY_INSIGHT_EXPLODING_JOIN} …
 * @param queries that it is said of
 * @param query id of one of them
 * @param suggestions in Snowflake's words, as JSON
 */
public record QueryInsight(String hash, String type, long queries, String query, String suggestions, Location at)
        implements AccountRow {

    public static final Extract<QueryInsight> EXTRACT = Extract.of(
                    "query_insights.csv", QueryInsight.class, "QUERY_PARAMETERIZED_HASH", "INSIGHT_TYPE_ID", "QUERIES")
            .and("QUERY_ID", "SUGGESTIONS");
}
