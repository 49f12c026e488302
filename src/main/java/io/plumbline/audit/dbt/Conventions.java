package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.plumbline.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a project names its layers and what it leaves out: dbt-project-evaluator's variables with its defaults, as the
 * project sets them in {@code vars} (under {@code dbt_project_evaluator} first, then at the top).
 */
public final class Conventions {

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("model_types", List.of("base", "staging", "intermediate", "marts", "other")),
            Map.entry("base_folder_name", "base"),
            Map.entry("staging_folder_name", "staging"),
            Map.entry("intermediate_folder_name", "intermediate"),
            Map.entry("marts_folder_name", "marts"),
            Map.entry("base_prefixes", List.of("base_")),
            Map.entry("staging_prefixes", List.of("stg_")),
            Map.entry("intermediate_prefixes", List.of("int_")),
            Map.entry("marts_prefixes", List.of("fct_", "dim_")),
            Map.entry("other_prefixes", List.of("rpt_")),
            Map.entry("enforced_primary_key_node_types", List.of("model")),
            Map.entry(
                    "primary_key_test_macros",
                    List.of(
                            List.of("dbt.test_unique", "dbt.test_not_null"),
                            List.of("dbt_utils.test_unique_combination_of_columns"))));

    private final Map<String, Object> vars;
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Map<String, List<String>> folders = new LinkedHashMap<>();
    private final List<Pattern> excludedPaths;

    Conventions(Project project) {
        Object scoped = project.vars().get("dbt_project_evaluator");
        Map<String, Object> merged = new LinkedHashMap<>(project.vars());
        if (scoped instanceof Map<?, ?> own) {
            own.forEach((key, value) -> merged.put(String.valueOf(key), value));
        }
        this.vars = merged;
        for (String layer : texts("model_types")) {
            texts(layer + "_prefixes").forEach(prefix -> prefixes.putIfAbsent(prefix, layer));
            folders.put(layer, texts(layer + "_folder_name"));
        }
        this.excludedPaths = texts("exclude_paths_from_project").stream()
                .map(Conventions::compiled)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** The layers the project knows, in its own order. */
    List<String> layers() {
        return texts("model_types");
    }

    /** The prefixes of a layer, sorted. */
    List<String> prefixes(String layer) {
        return prefixes.entrySet().stream()
                .filter(e -> e.getValue().equals(layer))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The folder names of a layer, in the order given. */
    List<String> folders(String layer) {
        return folders.getOrDefault(layer, List.of());
    }

    /** The layer a prefix such as {@code stg_} stands for, null where it stands for none. */
    @Nullable
    String byPrefix(String prefix) {
        return prefixes.get(prefix);
    }

    /** The layer of the deepest known folder of a directory such as {@code models/staging/app/}. */
    @Nullable
    String byFolder(String directory) {
        String deepest = null;
        int at = 0;
        for (Map.Entry<String, List<String>> layer : folders.entrySet()) {
            for (String folder : layer.getValue()) {
                int position = directory.indexOf("/" + folder + "/") + 1;
                if (position > at) {
                    at = position;
                    deepest = layer.getKey();
                }
            }
        }
        return deepest;
    }

    /** Whether the project leaves this path of its own out. A source is asked for as {@code path:source.table}. */
    boolean excludesPath(String path) {
        return excludedPaths.stream().anyMatch(p -> p.matcher(path).find());
    }

    boolean excludesPackage(String name) {
        return namesPackage(name) || namesPackage("all");
    }

    /** Whether the project leaves a package out by its name. */
    boolean namesPackage(String name) {
        return texts("exclude_packages").contains(name);
    }

    /** Sets of tests that prove a primary key together, each as {@code package.test_name}. */
    List<List<String>> primaryKeyTests() {
        List<List<String>> sets = new ArrayList<>();
        if (value("primary_key_test_macros") instanceof List<?> list) {
            for (Object set : list) {
                if (set instanceof List<?> names) {
                    sets.add(names.stream().map(String::valueOf).toList());
                }
            }
        }
        return sets;
    }

    List<String> enforcedPrimaryKeyTypes() {
        return texts("enforced_primary_key_node_types");
    }

    /** A number, or the default where the project sets none or one that only dbt could compute. */
    int number(String name, int otherwise) {
        Object value = vars.get(name);
        if (value instanceof Number number) {
            return number.intValue();
        }
        try {
            return value == null ? otherwise : Integer.parseInt(value.toString().strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private List<String> texts(String name) {
        Object value = value(name);
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Stream.ofNullable(value).map(String::valueOf).toList();
    }

    private @Nullable Object value(String name) {
        return vars.getOrDefault(name, DEFAULTS.get(name));
    }
}
