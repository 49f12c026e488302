package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** dbt's names of generic tests, and the digits it puts behind them to tell equal names apart. */
final class TestNames {

    private static final List<String> CONFIG = List.of(
            "severity",
            "tags",
            "enabled",
            "where",
            "limit",
            "warn_if",
            "error_if",
            "fail_calc",
            "store_failures",
            "store_failures_as",
            "meta",
            "database",
            "schema",
            "alias");

    private TestNames() {}

    /** Moves configuration out of the arguments: from {@code config:} and from the test's own keys. */
    static Map<String, @Nullable Object> takeConfig(
            Map<String, @Nullable Object> arguments, Function<String, @Nullable Object> renderer) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        Map<String, @Nullable Object> nested = new LinkedHashMap<>(DbtPackage.map(arguments.remove("config")));
        for (String key : CONFIG) {
            Object value = arguments.remove(key);
            value = Python.truthy(value) ? value : nested.getOrDefault(key, value);
            nested.remove(key);
            put(config, key, value, renderer);
        }
        nested.forEach((key, value) -> put(config, key, value, renderer));
        return config;
    }

    private static void put(
            Map<String, @Nullable Object> config,
            String key,
            @Nullable Object value,
            Function<String, @Nullable Object> renderer) {
        Object rendered = value instanceof String text ? renderer.apply(text) : value;
        if (rendered != null) {
            config.put(key, rendered);
        }
    }

    /** {@code type_target_arguments}: the values of the arguments by the order of their names. */
    static String full(String type, String target, Map<String, @Nullable Object> arguments) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(arguments).forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.values().forEach(item -> parts.add(clean(item)));
            } else if (value instanceof List<?> list) {
                list.forEach(item -> parts.add(clean(item)));
            } else {
                parts.add(clean(value));
            }
        });
        return type + "_" + target + "_" + String.join("__", parts);
    }

    private static String clean(@Nullable Object value) {
        return Python.str(Python.value(value)).replaceAll("[^0-9a-zA-Z_]+", "_");
    }

    /** The alias: names of 64 characters and more are cut and hashed. */
    static String alias(String type, String target, String full) {
        String identifier = type + "_" + target;
        return full.length() < 64
                ? full
                : identifier.substring(0, Math.min(30, identifier.length())) + "_" + Hashes.md5(full);
    }

    /** The last ten digits of an MD5 over name and arguments, as dbt writes them. */
    static String hash(
            String name,
            @Nullable String namespace,
            String test,
            Map<String, @Nullable Object> arguments,
            String model) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(arguments);
        all.put("model", model);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("kwargs", texts(all));
        metadata.put("name", test);
        metadata.put("namespace", namespace == null ? "None" : namespace);
        String digits = Hashes.md5(name + Python.repr(metadata));
        return digits.substring(digits.length() - 10);
    }

    private static Object texts(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new LinkedHashMap<>();
            new TreeMap<>(DbtPackage.map(map)).forEach((key, item) -> sorted.put(key, texts(item)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(texts(item)));
            return items;
        }
        return Python.str(Python.value(value));
    }
}
