package io.plumbline.parse.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The mark that dbt leaves in a statement: JSON in its last comment, or in the session's query tag. It is parsed as JSON, for keys
 * come in any order and values may hold anything, a star for example.
 */
final class DbtMark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[a-z_]+\\.[\\w.]+");

    private DbtMark() {}

    /** The unique id of the node a statement was run for; empty where it says none. */
    static String node(String statement, String tag) {
        int open = statement.lastIndexOf("/*");
        int close = statement.lastIndexOf("*/");
        Optional<String> said =
                open >= 0 && close > open ? node(statement.substring(open + 2, close)) : Optional.empty();
        return said.or(() -> node(tag)).orElse("");
    }

    private static Optional<String> node(String json) {
        if (!json.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode mark = JSON.readTree(json);
            Matcher id = ID.matcher(mark.path("node_id").asString(""));
            return mark.path("app").asString("").equals("dbt") && id.matches()
                    ? Optional.of(id.group())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
