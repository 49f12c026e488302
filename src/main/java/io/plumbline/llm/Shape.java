package io.plumbline.llm;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form an answer must have: JSON Schema as far as providers hold a model to it, so objects whose properties are all
 * required and no others allowed, arrays, strings, numbers, booleans and choices. Beyond what a schema says no text is longer than
 * {@value #MOST_CHARACTERS} characters and no array than {@value #MOST_ITEMS} items.
 */
final class Shape {

    static final int MOST_CHARACTERS = 4_000;
    static final int MOST_ITEMS = 60;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String text;
    private final JsonNode schema;

    Shape(String text) {
        this.text = text;
        this.schema = JSON.readTree(text);
    }

    /** The schema itself. */
    String text() {
        return text;
    }

    /** An answer of that form, or what is wrong with it. */
    record Read(Optional<JsonNode> answer, String problem) {}

    /** Reads an answer; a fence around it is no matter. */
    Read read(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return new Read(Optional.empty(), "it holds no JSON object");
        }
        try {
            JsonNode node = JSON.readTree(answer.substring(from, to + 1));
            String problem = problem(node, schema, "the answer");
            return new Read(problem.isEmpty() ? Optional.of(node) : Optional.empty(), problem);
        } catch (JacksonException e) {
            return new Read(Optional.empty(), "it is no well-formed JSON");
        }
    }

    private static String problem(JsonNode node, JsonNode schema, String where) {
        String type = schema.path("type").asString("");
        boolean fits =
                switch (type) {
                    case "object" -> node.isObject();
                    case "array" -> node.isArray() && node.size() <= MOST_ITEMS;
                    case "string" -> node.isString() && node.asString().length() <= MOST_CHARACTERS;
                    case "integer" -> node.isIntegralNumber();
                    case "number" -> node.isNumber();
                    case "boolean" -> node.isBoolean();
                    default -> false;
                };
        if (!fits) {
            return where + " is not of type " + type + " or too long";
        }
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode choice : schema.get("enum")) {
                known |= choice.equals(node);
            }
            if (!known) {
                return where + " is none of the choices";
            }
        }
        return node.isObject() ? object(node, schema, where) : node.isArray() ? array(node, schema, where) : "";
    }

    private static String array(JsonNode node, JsonNode schema, String where) {
        int index = 0;
        for (JsonNode item : node) {
            String problem = problem(item, schema.get("items"), where + "[" + index++ + "]");
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private static String object(JsonNode node, JsonNode schema, String where) {
        JsonNode properties = schema.get("properties");
        Set<String> names = new TreeSet<>(properties.propertyNames());
        if (!names.equals(new TreeSet<>(node.propertyNames()))) {
            return where + " must have the properties " + String.join(", ", names) + " and no others";
        }
        Iterator<Map.Entry<String, JsonNode>> entries = properties.properties().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> property = entries.next();
            String problem = problem(node.get(property.getKey()), property.getValue(), where + "." + property.getKey());
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }
}
