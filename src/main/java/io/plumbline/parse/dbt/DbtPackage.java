package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dbt project or installed package: its {@code dbt_project.yml}, rendered. */
final class DbtPackage {

    private final String name;
    private final String root;
    private final YamlValue yaml;
    private final Map<String, @Nullable Object> settings;

    /**
     * @param root its folder in the tree, empty for the tree's root
     * @param yaml {@code dbt_project.yml} as it stands
     * @param settings the same with its Jinja rendered
     */
    DbtPackage(String name, String root, YamlValue yaml, Map<String, @Nullable Object> settings) {
        this.name = name;
        this.root = root;
        this.yaml = yaml;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    String root() {
        return root;
    }

    YamlValue yaml() {
        return yaml;
    }

    String file() {
        return TreePaths.join(root, "dbt_project.yml");
    }

    @Nullable
    Object setting(String key) {
        return settings.get(key);
    }

    /** A section of {@code dbt_project.yml} that holds configuration by folder; empty where there is none. */
    Map<String, @Nullable Object> section(String key) {
        return map(settings.get(key));
    }

    /** Folders as declared, else the default. */
    List<String> paths(String key, @Nullable String legacy, String... defaults) {
        Object value = settings.get(key);
        if (value == null && legacy != null) {
            value = settings.get(legacy);
        }
        return value == null ? List.of(defaults) : strings(value);
    }

    List<String> modelPaths() {
        return paths("model-paths", "source-paths", "models");
    }

    List<String> seedPaths() {
        return paths("seed-paths", "data-paths", "seeds");
    }

    List<String> macroPaths() {
        return paths("macro-paths", null, "macros");
    }

    List<String> testPaths() {
        return paths("test-paths", null, "tests");
    }

    List<String> snapshotPaths() {
        return paths("snapshot-paths", null, "snapshots");
    }

    List<String> analysisPaths() {
        return paths("analysis-paths", null, "analyses");
    }

    List<String> functionPaths() {
        return paths("function-paths", null, "functions");
    }

    /** Every folder that YAML and, unless {@code docs-paths} says otherwise, Markdown may stand in. */
    List<String> allPaths() {
        List<String> all = new ArrayList<>();
        List.of(modelPaths(), seedPaths(), snapshotPaths(), analysisPaths(), macroPaths(), testPaths(), functionPaths())
                .forEach(paths -> paths.stream().filter(p -> !all.contains(p)).forEach(all::add));
        return all;
    }

    boolean flag(String flag) {
        return Boolean.TRUE.equals(section("flags").get(flag));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** A string or a list as a list of strings. */
    static List<String> strings(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<String> out = new ArrayList<>();
            list.forEach(item -> {
                if (item != null) {
                    out.add(item.toString());
                }
            });
            return out;
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}
