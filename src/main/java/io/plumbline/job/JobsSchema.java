package io.plumbline.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema (draft 2020-12) of jobs.yml, for editors; made from the same grammar that {@link JobsReader} checks. */
public final class JobsSchema {

    private final List<TypeSpec> sourceTypes;
    private final List<TypeSpec> channelTypes;

    public JobsSchema(List<TypeSpec> sourceTypes, List<TypeSpec> channelTypes) {
        this.sourceTypes = List.copyOf(sourceTypes);
        this.channelTypes = List.copyOf(channelTypes);
    }

    /** The schema as indented JSON, the same text for the same types. */
    public String json() {
        Map<String, Object> audit = object(Grammar.AUDIT);
        properties(audit).put("fail-on", choice("Exit code 1 from this severity on", Grammar.FAIL_ON));
        properties(audit).put("rules", rules());
        Map<String, Object> part = object(Grammar.PART);
        properties(part).put("rules", rules());
        properties(audit).put("parts", Map.of("type", "array", "items", part));
        Map<String, Object> report = object(Grammar.REPORT);
        properties(report)
                .put("formats", Map.of("type", "array", "items", Map.of("enum", Grammar.FORMATS), "minItems", 1));
        Map<String, Object> agent = object(Grammar.AGENT);
        properties(agent).put("provider", choice("Name of the provider", Grammar.PROVIDERS));
        Map<String, Object> job = object(Grammar.JOB);
        properties(job).put("audit", audit);
        properties(job).put("report", report);
        properties(job).put("agent", agent);
        properties(job).put("deliver", Map.of("type", "array", "items", oneOf(channelTypes)));
        Map<String, Object> root = object(Grammar.ROOT);
        properties(root).put("version", Map.of("const", 1));
        properties(root).put("sources", Map.of("type", "object", "additionalProperties", oneOf(sourceTypes)));
        properties(root).put("analyses", object(Grammar.ANALYSES));
        properties(root).put("jobs", Map.of("type", "object", "minProperties", 1, "additionalProperties", job));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Plumbline jobs.yml");
        schema.putAll(root);
        return JsonMapper.builder()
                        .configure(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT, true)
                        .configure(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                        .build()
                        .writeValueAsString(schema)
                + "\n";
    }

    private static Map<String, Object> rules() {
        List<Object> standings = new ArrayList<>(Grammar.SEVERITIES);
        standings.addAll(List.of("on", "off", true, false));
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                Map.of("oneOf", List.of(Map.of("enum", standings), Map.of("type", "object"))));
    }

    private static Map<String, Object> choice(String description, List<String> words) {
        return Map.of("description", description, "enum", words);
    }

    private static Map<String, Object> oneOf(List<TypeSpec> types) {
        List<Object> choices = new ArrayList<>();
        for (TypeSpec type : types) {
            Map<String, Object> choice = object(type.options());
            choice.put("description", type.description());
            properties(choice).put("type", Map.of("const", type.name()));
            List<String> required = new ArrayList<>(List.of("type"));
            type.options().stream()
                    .filter(OptionSpec::required)
                    .map(OptionSpec::name)
                    .forEach(required::add);
            choice.put("required", required);
            choices.add(choice);
        }
        return Map.of("oneOf", choices);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> object) {
        return (Map<String, Object>) object.getOrDefault("properties", Map.of());
    }

    private static Map<String, Object> object(List<OptionSpec> options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        options.stream()
                .filter(option -> option.type() != OptionSpec.Type.REFUSED)
                .forEach(option -> properties.put(option.name(), property(option)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        List<String> required = options.stream()
                .filter(OptionSpec::required)
                .map(OptionSpec::name)
                .toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> property(OptionSpec option) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", option.description() + ". Example: " + option.example());
        switch (option.type()) {
            case TEXT -> property.put("type", List.of("string", "number", "boolean"));
            case NUMBER -> property.put("type", "number");
            case FLAG -> property.put("type", "boolean");
            case LIST -> property.put("type", List.of("array", "string"));
            case MAP -> property.put("type", "object");
            case REFUSED -> throw new IllegalArgumentException(option.name() + " is no property");
            case SECRET -> {
                property.put("type", "string");
                property.put("pattern", "^\\$\\{.+}$");
            }
        }
        return property;
    }
}
