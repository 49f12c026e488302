package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.QueryCost;
import io.plumbline.crawl.QueryFailure;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** EXPLAIN USING JSON, whose GlobalStats count partitions and bytes, as Snowflake documents it. */
final class ExplainedCost {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExplainedCost() {}

    static QueryCost of(SnowflakeSession session, BoundedQuery query) {
        try {
            List<String> answer = session.query("explain using json " + query.sql(), row -> row.getString(1));
            JsonNode stats = JSON.readTree(answer.get(0)).path("GlobalStats");
            if (stats.path("partitionsTotal").isNumber()
                    && stats.path("bytesAssigned").isNumber()) {
                return new QueryCost(
                        stats.path("partitionsAssigned").asLong(0),
                        stats.path("partitionsTotal").asLong(),
                        stats.path("bytesAssigned").asLong());
            }
        } catch (SnowflakeFailure e) {
            throw new QueryFailure(QueryFailure.Kind.FAILED, null, e.said());
        } catch (JacksonException e) {
            // said below
        }
        throw new QueryFailure(QueryFailure.Kind.FAILED, null, "EXPLAIN tells no partitions and bytes");
    }
}
