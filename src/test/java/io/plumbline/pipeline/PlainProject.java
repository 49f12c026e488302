package io.plumbline.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A dbt project of one commit as a stranger would read it, with nothing of Plumbline: the SQL files of its model folders, and
 * what its YAML says of models, seeds, snapshots and source tables. It knows no Jinja, no versions, no Python models and no packages.
 */
final class PlainProject {

    private static final Pattern COMMENTS =
            Pattern.compile("('(?:[^']|'')*')|\\{#[\\s\\S]*?#}|/\\*[\\s\\S]*?\\*/|--[^\\n]*");

    /** Path to text of each SQL file of the model folders that says anything. */
    final Map<String, String> models = new TreeMap<>();

    /** What the YAML says, by unique id. */
    final Map<String, Entry> entries = new TreeMap<>();

    /** Files that no YAML reader reads, and ids that are said twice or have versions: not compared. */
    final Set<String> unclear = new TreeSet<>();

    private final Set<String> nodes = new HashSet<>();
    private final PlainGit git;
    private final Map<String, String> files;
    private final String root;
    private final String name;

    /** Columns in lower case, and how often each test stands at each column; the key is {@code column|test}. */
    record Entry(Set<String> columns, Map<String, Integer> tests) {

        static Entry none() {
            return new Entry(Set.of(), Map.of());
        }
    }

    /** @param root the project's folder with a slash at its end; empty for the root of the repository */
    PlainProject(PlainGit git, Map<String, String> files, String root) {
        this.git = git;
        this.files = files;
        this.root = root;
        String config = root + "dbt_project.yml";
        git.read(List.of(String.valueOf(files.get(config))));
        Map<String, Object> project = map(yaml(config));
        this.name = String.valueOf(project.get("name"));
        List<String> folders = strings(project, "models", "model-paths", "source-paths");
        List<String> inside = inside(folders, ".sql");
        git.read(inside.stream().map(files::get).toList());
        inside.forEach(path -> {
            String text = git.text(files.get(path));
            if (!text.isBlank()) {
                models.put(path, text);
            }
        });
        models.keySet().forEach(path -> nodes.add(id("model", path)));
        List<String> seeds = strings(project, "seeds", "seed-paths", "data-paths");
        inside(seeds, ".csv").forEach(path -> nodes.add(id("seed", path)));
        folders.addAll(seeds);
        folders.addAll(strings(project, "snapshots", "snapshot-paths"));
        List<String> properties = new ArrayList<>(inside(folders, ".yml"));
        properties.addAll(inside(folders, ".yaml"));
        git.read(properties.stream().map(files::get).toList());
        properties.stream().distinct().forEach(this::properties);
    }

    private String id(String kind, String path) {
        return kind + "." + name + "." + path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** What the YAML says of a node; nothing of a model or seed without a file. */
    Entry entry(String id) {
        boolean file = id.startsWith("model.") || id.startsWith("seed.");
        return file && !nodes.contains(id) ? Entry.none() : entries.getOrDefault(id, Entry.none());
    }

    /** What runs of a SQL text: no comments, and outside of strings no white space and no case. */
    static String meaning(String sql) {
        StringBuilder meaning = new StringBuilder();
        Matcher matcher = COMMENTS.matcher(sql);
        int at = 0;
        while (matcher.find()) {
            meaning.append(bare(sql.substring(at, matcher.start()).toLowerCase(Locale.ROOT), "\\s+"));
            meaning.append(matcher.group(1) == null ? "" : matcher.group(1));
            at = matcher.end();
        }
        return meaning.append(bare(sql.substring(at).toLowerCase(Locale.ROOT), "\\s+"))
                .toString();
    }

    private List<String> inside(List<String> folders, String ending) {
        Set<String> nested = new HashSet<>();
        files.keySet().stream()
                .filter(path -> path.endsWith("/dbt_project.yml") && path.startsWith(root))
                .map(path -> path.substring(0, path.length() - "dbt_project.yml".length()))
                .filter(other -> !other.equals(root))
                .forEach(nested::add);
        return files.keySet().stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(ending))
                .filter(path -> folders.stream().anyMatch(folder -> path.startsWith(root + folder + "/")))
                .filter(path -> nested.stream().noneMatch(path::startsWith))
                .toList();
    }

    private static List<String> strings(Map<String, Object> project, String usual, String... keys) {
        for (String key : keys) {
            if (project.get(key) instanceof List<?> list) {
                return new ArrayList<>(list.stream()
                        .map(String::valueOf)
                        .map(folder -> bare(folder, "^\\./|/$"))
                        .toList());
            }
        }
        return new ArrayList<>(List.of(usual));
    }

    private static String bare(String text, String without) {
        return text.replaceAll(without, "");
    }

    private @Nullable Object yaml(String path) {
        String text = git.text(files.get(path));
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setMaxAliasesForCollections(1_000);
        try {
            return new Yaml(new SafeConstructor(options)).load(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (YAMLException e) {
            unclear.add(path);
            return null;
        }
    }

    private void properties(String path) {
        Map<String, Object> file = map(yaml(path));
        for (String kind : List.of("model", "seed", "snapshot")) {
            maps(file.get(kind + "s")).forEach(entry -> entry(kind + "." + name + "." + entry.get("name"), entry));
        }
        maps(file.get("sources")).forEach(source -> maps(source.get("tables"))
                .forEach(table -> entry("source." + name + "." + source.get("name") + "." + table.get("name"), table)));
    }

    private void entry(String id, Map<String, Object> entry) {
        Set<String> columns = new TreeSet<>();
        Map<String, Integer> tests = new TreeMap<>();
        tests(entry, "", tests);
        for (Map<String, Object> column : maps(entry.get("columns"))) {
            String of = String.valueOf(column.get("name")).toLowerCase(Locale.ROOT);
            columns.add(of);
            tests(column, of, tests);
        }
        if (entry.containsKey("versions") || entries.put(id, new Entry(columns, tests)) != null) {
            unclear.add(id);
        }
    }

    private static void tests(Map<String, Object> holder, String column, Map<String, Integer> tests) {
        for (String key : List.of("tests", "data_tests")) {
            if (holder.get(key) instanceof List<?> list) {
                list.forEach(test -> tests.merge(column + "|" + label(test), 1, Integer::sum));
            }
        }
    }

    /** {@code unique}, {@code {unique: …}} or {@code {test_name: unique, …}}. */
    private static String label(@Nullable Object test) {
        Map<String, Object> named = map(test);
        return named.isEmpty()
                ? String.valueOf(test)
                : named.containsKey("test_name")
                        ? String.valueOf(named.get("test_name"))
                        : named.keySet().iterator().next();
    }

    private static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(PlainProject::map).filter(m -> !m.isEmpty()).toList()
                : List.of();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        if (value instanceof Map<?, ?> any) {
            any.forEach((key, of) -> map.put(String.valueOf(key), of));
        }
        return map;
    }
}
