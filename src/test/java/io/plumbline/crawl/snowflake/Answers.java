package io.plumbline.crawl.snowflake;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelopes answers come in. */
final class Answers {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    static ObjectNode good(JsonNode data) {
        ObjectNode answer =
                JSON.createObjectNode().put("success", true).putNull("code").putNull("message");
        return answer.set("data", data);
    }

    static ObjectNode bad(SnowflakeError error, String queryId) {
        ObjectNode answer = JSON.createObjectNode()
                .put("success", false)
                .put("code", error.code)
                .put("message", error.getMessage());
        answer.putObject("data")
                .put("errorCode", error.code)
                .put("sqlState", error.state)
                .put("queryId", queryId)
                .put("age", 0);
        return answer;
    }

    /** Not done yet: ask again at the address. */
    static ObjectNode pending(String queryId) {
        ObjectNode answer = JSON.createObjectNode()
                .put("success", true)
                .put("code", "333334")
                .put("message", "Query execution in progress. Please query the result later.");
        answer.putObject("data").put("queryId", queryId).put("getResultUrl", "/queries/" + queryId + "/result");
        return answer;
    }

    static ObjectNode login(Session session, Sessions sessions) {
        ObjectNode data = JSON.createObjectNode();
        sessions.issue(session, data, "token", "masterToken");
        data.put("validityInSeconds", 3600).put("masterValidityInSeconds", 14_400);
        data.put("serverVersion", "9.0.0").put("healthCheckInterval", 45);
        ArrayNode parameters = data.putArray("parameters");
        parameters(parameters, Map.of("AUTOCOMMIT", true, "CLIENT_TELEMETRY_ENABLED", true, "TIMEZONE", "UTC"));
        parameters(parameters, session.parameters);
        data.putObject("sessionInfo")
                .put("databaseName", session.database)
                .put("schemaName", session.schema)
                .put("warehouseName", session.warehouse)
                .put("roleName", session.role);
        return data;
    }

    static ObjectNode renewal(Session session, Sessions sessions) {
        ObjectNode data = JSON.createObjectNode();
        sessions.issue(session, data, "sessionToken", "masterToken");
        return data.put("validityInSecondsST", 3600).put("validityInSecondsMT", 14_400);
    }

    /** What stands around the rows of a result. */
    static ObjectNode result(ObjectNode rows, Session session, String queryId, JsonNode request) {
        ObjectNode data = rows.deepCopy();
        data.put("queryId", queryId).put("queryResultFormat", "json").put("arrayBindSupported", false);
        data.put("version", 1); // a zone stands beside its timestamp, not inside
        data.put("numberOfBinds", request.path("bindings").size());
        data.put("finalDatabaseName", session.database).put("finalSchemaName", session.schema);
        data.put("finalWarehouseName", session.warehouse).put("finalRoleName", session.role);
        ArrayNode parameters = data.putArray("parameters");
        parameters(
                parameters, Map.of("TIMEZONE", "UTC", "CLIENT_RESULT_CHUNK_SIZE", 160, "CLIENT_PREFETCH_THREADS", 2));
        parameters(parameters, Map.of("CLIENT_MEMORY_LIMIT", 1536, "DATE_OUTPUT_FORMAT", "YYYY-MM-DD"));
        parameters(
                parameters,
                Map.of(
                        "TIMESTAMP_OUTPUT_FORMAT",
                        "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
                        "TIMESTAMP_NTZ_OUTPUT_FORMAT",
                        ""));
        return data;
    }

    private static void parameters(ArrayNode into, Map<String, Object> parameters) {
        parameters.forEach((name, value) -> into.addObject().put("name", name).putPOJO("value", value));
    }
}
