package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlError;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the properties files of a package into entries. */
final class SchemaFiles {

    private static final List<String> KEYS = List.of(
            "models",
            "seeds",
            "snapshots",
            "sources",
            "macros",
            "data_tests",
            "analyses",
            "exposures",
            "metrics",
            "groups",
            "semantic_models",
            "unit_tests",
            "saved_queries",
            "functions");
    private static final Set<String> LATE = Set.of("tests", "data_tests", "description", "loaded_at_query");

    private final Texts texts;
    private final FileFinder finder;
    private final Engine engine;
    private final YamlStrings strings;
    private final RenderCache.Session cache;

    SchemaFiles(Texts texts, FileFinder finder, Engine engine, YamlStrings strings, RenderCache.Session cache) {
        this.texts = texts;
        this.finder = finder;
        this.engine = engine;
        this.strings = strings;
        this.cache = cache;
    }

    List<SchemaEntry> read(DbtPackage owner) {
        List<ProjectFile> files = finder.find(owner, owner.allPaths(), ".yml", ".yaml");
        Scope scope = engine.yamlScope(owner);
        return files.parallelStream()
                .map(file -> entries(file, scope))
                .flatMap(List::stream)
                .toList();
    }

    private List<SchemaEntry> entries(ProjectFile file, Scope scope) {
        List<SchemaEntry> entries = new ArrayList<>();
        String text = texts.read(file.path());
        if (text == null) {
            return entries;
        }
        try {
            YamlValue root = cache.properties(text);
            if (root == null) {
                return entries;
            }
            if (!(root.content() instanceof Map<?, ?>)) {
                problem(file, root, file.path(), "a properties file is a map; found something else");
                return entries;
            }
            for (String key : KEYS) {
                YamlValue list = root.get(key);
                if (list != null && list.content() != null) {
                    section(file, key, list, scope, entries);
                }
            }
        } catch (YamlError e) {
            engine.problems().add(file.path(), e.line(), file.path(), e.reason());
        }
        return entries;
    }

    private void section(ProjectFile file, String key, YamlValue list, Scope scope, List<SchemaEntry> entries) {
        if (!(list.content() instanceof List<?>)) {
            problem(file, list, key, "'" + key + "' is a list; found something else");
            return;
        }
        for (YamlValue item : list.items()) {
            if (item.get("name") == null && item.get("model") == null) {
                problem(file, item, key, "the entry has no name");
                continue;
            }
            Object data = strings.render(item, file.path(), scope, literal(key));
            entries.add(new SchemaEntry(file, key, item, DbtPackage.map(data)));
        }
    }

    private void problem(ProjectFile file, YamlValue at, String what, String why) {
        engine.problems().add(file.path(), at.line(), what, why);
    }

    /** Which strings dbt leaves for later; the rules are dbt's, list items counting as a part of the path. */
    private static Predicate<List<String>> literal(String key) {
        return switch (key) {
            case "sources" ->
                path -> at(path, 0, "description", "loaded_at_query")
                        || (at(path, 0, "config") && at(path, 1, "loaded_at_query"))
                        || (at(path, 0, "tables") && path.size() > 2 && late(path.subList(2, path.size())));
            case "macros" -> path -> late(at(path, 0, "arguments") ? path.subList(1, path.size()) : path);
            case "metrics" -> path -> path.contains("filter") || late(path);
            case "saved_queries" -> path -> (at(path, 0, "query_params") && at(path, 1, "where")) || late(path);
            case "exposures" -> path -> at(path, 0, "depends_on") || late(path);
            default -> SchemaFiles::late;
        };
    }

    private static boolean late(List<String> path) {
        if (path.isEmpty()) {
            return false;
        }
        return LATE.contains(path.get(0))
                || (path.size() == 2 && LATE.contains(path.get(1)))
                || (at(path, 0, "config") && at(path, 1, "pre_hook", "post_hook", "loaded_at_query"))
                || (path.size() == 5 && path.get(4).equals("description"))
                || (at(path, 0, "columns", "dimensions", "measures", "entities")
                        && at(path, 2, "tests", "data_tests", "description"));
    }

    private static boolean at(List<String> path, int index, String... words) {
        return path.size() > index && List.of(words).contains(path.get(index));
    }

    /** A list under one of two keys: {@code data_tests}, or {@code tests} as it was called before. */
    static @Nullable YamlValue tests(YamlValue entry) {
        YamlValue current = entry.get("data_tests");
        return current == null || current.content() == null ? entry.get("tests") : current;
    }
}
