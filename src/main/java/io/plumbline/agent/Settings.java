package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells one setting of a node. */
final class Settings implements Tool {

    /** What people say, and dbt's word for it. */
    private static final Map<String, String> WORDS = words();

    private final Knowledge knowledge;

    Settings(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("unique", "unique_key");
        words.put("cluster", "cluster_by");
        words.put("partition", "partition_by");
        words.put("strategy", "incremental_strategy");
        words.put("schema change", "on_schema_change");
        words.put("contract", "contract");
        words.put("access", "access");
        words.put("public", "access");
        words.put("private", "access");
        words.put("protected", "access");
        words.put("group", "group");
        words.put("tag", "tags");
        words.put("database", "database");
        words.put("schema", "schema");
        words.put("severity", "severity");
        words.put("enabled", "enabled");
        words.put("disabled", "enabled");
        return words;
    }

    /** dbt's words for the settings that a question is after, as {@link Question#masked} gives it. */
    static List<String> named(String question) {
        List<String> named = WORDS.entrySet().stream()
                .filter(word -> question.contains(" " + word.getKey()))
                .filter(word -> !word.getKey().equals("schema") || !question.contains(" schema change"))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return named.isEmpty() ? List.of("materialized") : named;
    }

    /** Whether a word is dbt's for a setting. */
    static boolean is(String word) {
        return WORDS.containsValue(word);
    }

    @Override
    public Intent intent() {
        return Intent.SETTING;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String setting = inputs.getOrDefault("setting", "");
        return knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                .map(node -> {
                    Object value = value(node, setting);
                    String text = value == null || value.equals("") || value.equals(List.of())
                            ? "`" + setting + "` is not set for " + Phrases.name(node) + "."
                            : setting.equals("materialized")
                                    ? Phrases.name(node) + " is materialized as `" + value + "`."
                                    : "`" + setting + "` of " + Phrases.name(node) + " is `" + value + "`.";
                    return Draft.of(text, node).and("setting " + node.id() + " " + setting);
                })
                .toList();
    }

    /** The result of the query {@code setting ID SETTING}. */
    List<String> lines(String asked) {
        String[] parts = asked.split(" ", 2);
        return knowledge.estate().artifact(parts[0]).stream()
                .flatMap(node ->
                        Stream.of(node.id() + "  " + Phrases.plain(node), parts[1] + ": " + value(node, parts[1])))
                .toList();
    }

    private static Object value(Artifact node, String setting) {
        Object configured = node.properties().config().get(setting);
        return switch (setting) {
            case "materialized" -> node instanceof Model model ? model.materialized() : "";
            case "access" -> node instanceof Model model ? model.access() : "";
            case "enabled" -> node.enabled();
            case "tags" -> String.join(", ", node.properties().tags());
            case "group" ->
                node.properties().group() == null ? "" : node.properties().group();
            default -> configured == null ? "" : configured;
        };
    }
}
