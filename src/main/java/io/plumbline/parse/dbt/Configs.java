package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a node's configuration: defaults, its own project's {@code dbt_project.yml} from the general to the
 * particular, its YAML entry, its own {@code config()} calls, and for a package's node the root project's
 * {@code dbt_project.yml} last.
 */
final class Configs {

    private static final Set<String> APPENDED = Set.of("tags", "pre-hook", "post-hook", "packages");
    private static final Set<String> UPDATED =
            Set.of("meta", "docs", "column_types", "quoting", "persist_docs", "contract", "event_time");

    private final DbtPackage root;
    private final Dialect dialect;

    Configs(DbtPackage root, Dialect dialect) {
        this.root = root;
        this.dialect = dialect;
    }

    Map<String, @Nullable Object> resolve(
            String section,
            Map<String, @Nullable Object> defaults,
            DbtPackage owner,
            List<String> fqn,
            Map<String, @Nullable Object> patch,
            Map<String, @Nullable Object> call) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(defaults);
        levels(owner, section, fqn, level -> merge(result, level));
        merge(result, patch);
        merge(result, call);
        if (owner != root) {
            levels(root, section, fqn, level -> merge(result, level));
        }
        if (result.get("grants") instanceof Map<?, ?> grants) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            DbtPackage.map(grants).forEach((privilege, who) -> plain.put(privilege.replaceFirst("^\\+", ""), who));
            result.put("grants", plain);
        }
        return result;
    }

    private static void levels(
            DbtPackage from, String section, List<String> fqn, Consumer<Map<String, @Nullable Object>> sink) {
        Map<String, @Nullable Object> level = from.section(section);
        if (level.isEmpty() && section.equals("data_tests")) {
            level = from.section("tests");
        }
        sink.accept(values(level));
        for (String part : fqn) {
            if (!(level.get(part) instanceof Map<?, ?>)) {
                return;
            }
            level = DbtPackage.map(level.get(part));
            sink.accept(values(level));
        }
    }

    /** Keys with a plus, and keys whose value is no map; other maps are folders. */
    private static Map<String, @Nullable Object> values(Map<String, @Nullable Object> level) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        level.forEach((key, value) -> {
            if (key.startsWith("+")) {
                values.put(key.substring(1).strip(), value);
            } else if (!(value instanceof Map<?, ?>)) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** Puts {@code more} over {@code result}, as dbt merges each key. */
    void merge(Map<String, @Nullable Object> result, Map<String, @Nullable Object> more) {
        more.forEach((raw, value) -> {
            String key = name(raw.strip());
            Object old = result.get(key);
            if (APPENDED.contains(key)) {
                List<@Nullable Object> list = new ArrayList<>(listed(old));
                list.addAll(listed(value));
                result.put(key, list);
            } else if (UPDATED.contains(key) && value instanceof Map<?, ?>) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>(DbtPackage.map(old));
                map.putAll(DbtPackage.map(value));
                result.put(key, map);
            } else if (key.equals("grants") && value instanceof Map<?, ?>) {
                result.put(key, grants(DbtPackage.map(old), DbtPackage.map(value)));
            } else {
                result.put(key, value);
            }
        });
    }

    private String name(String key) {
        return switch (key) {
            case "pre_hook" -> "pre-hook";
            case "post_hook" -> "post-hook";
            default -> dialect.aliases().getOrDefault(key, key);
        };
    }

    /** A {@code +privilege} that has nothing to extend yet keeps its sign: what it is laid over may still come. */
    private static Map<String, @Nullable Object> grants(
            Map<String, @Nullable Object> old, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        old.forEach((privilege, who) -> all.put(privilege, listed(who)));
        more.forEach((raw, who) -> {
            boolean extend = raw.startsWith("+");
            String privilege = extend ? raw.substring(1) : raw;
            String key = extend && !all.containsKey(privilege) ? raw : privilege;
            List<@Nullable Object> list = new ArrayList<>(extend ? listed(all.get(key)) : List.of());
            list.addAll(listed(who));
            all.put(key, list);
        });
        return all;
    }

    static List<?> listed(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    /** Whether {@code enabled} is on; the words count as well as the values. */
    static boolean enabled(Map<String, @Nullable Object> config) {
        Object value = config.getOrDefault("enabled", true);
        return value instanceof String text ? !text.strip().equalsIgnoreCase("false") : Python.truthy(value);
    }
}
