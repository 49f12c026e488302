package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the properties files over the nodes they name: the enabled one, else every disabled one of that name. */
final class Patches {

    private static final Map<String, Draft.Kind> KINDS = Map.of(
            "models", Draft.Kind.MODEL,
            "seeds", Draft.Kind.SEED,
            "snapshots", Draft.Kind.SNAPSHOT,
            "analyses", Draft.Kind.ANALYSIS,
            "data_tests", Draft.Kind.TEST,
            "functions", Draft.Kind.FUNCTION);

    private final Problems problems;
    private final Map<String, List<Draft>> byName = new HashMap<>();

    Patches(Problems problems, List<Draft> drafts) {
        this.problems = problems;
        for (Draft draft : drafts) {
            byName.computeIfAbsent(draft.kind + " " + draft.name, k -> new ArrayList<>())
                    .add(draft);
        }
    }

    void apply(SchemaEntry entry) {
        Draft.Kind kind = KINDS.get(entry.key());
        if (kind == null || entry.data().get("name") == null) {
            return;
        }
        YamlValue versions = entry.yaml().get("versions");
        if (kind == Draft.Kind.MODEL && versions != null && !versions.items().isEmpty()) {
            versions(entry, versions);
            return;
        }
        List<Draft> targets = targets(kind, entry.name(), entry.owner().name());
        if (targets.isEmpty()) {
            missing(entry, entry.name());
        }
        for (Draft draft : targets) {
            patch(draft, entry, properties(entry.data()));
        }
    }

    private void missing(SchemaEntry entry, String name) {
        problems.add(
                entry.file().path(),
                entry.yaml().line(),
                entry.key() + ": " + name,
                "no file defines it, so these properties describe nothing");
    }

    /** The enabled node of the package, else the enabled one of any package, else all disabled ones. */
    private List<Draft> targets(Draft.Kind kind, String name, String owner) {
        List<Draft> named = byName.getOrDefault(kind + " " + name, List.of());
        List<Draft> own =
                named.stream().filter(d -> d.owner().name().equals(owner)).toList();
        for (List<Draft> group : List.of(own, named)) {
            List<Draft> enabled = group.stream().filter(d -> d.enabled).toList();
            if (!enabled.isEmpty()) {
                return enabled.subList(0, 1);
            }
        }
        return own;
    }

    private void patch(Draft draft, SchemaEntry entry, Map<String, @Nullable Object> config) {
        if (draft.entry != null) {
            problems.add(
                    entry.file().path(),
                    entry.yaml().line(),
                    draft.id,
                    "its properties stand in two places, also in " + draft.entryPath + "; dbt would refuse it");
            return;
        }
        draft.entry = entry.yaml();
        draft.entryPath = entry.file().path();
        draft.properties = entry.data();
        draft.patchConfig = config;
    }

    /** {@code config:} with the top-level keys that dbt moves into it. */
    static Map<String, @Nullable Object> properties(Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(DbtPackage.map(data.get("config")));
        for (String key : List.of("meta", "docs", "group", "contract", "access")) {
            if (data.get(key) != null) {
                config.putIfAbsent(key, data.get(key));
            }
        }
        return config;
    }

    private void versions(SchemaEntry entry, YamlValue versions) {
        List<?> data = Configs.listed(entry.data().get("versions"));
        String latest = latest(entry, data);
        for (int i = 0; i < data.size() && i < versions.items().size(); i++) {
            Map<String, @Nullable Object> version = DbtPackage.map(data.get(i));
            Object v = version.get("v");
            if (v == null) {
                problems.add(entry.file().path(), versions.items().get(i).line(), entry.name(), "a version has no v");
                continue;
            }
            String number = Python.str(v);
            Object definedIn = version.get("defined_in");
            String file = definedIn == null ? entry.name() + "_v" + number : Python.str(definedIn);
            List<Draft> targets = targets(Draft.Kind.MODEL, file, entry.owner().name());
            if (targets.isEmpty() && number.equals(latest)) {
                targets = targets(Draft.Kind.MODEL, entry.name(), entry.owner().name());
            }
            if (targets.isEmpty()) {
                missing(entry, file);
                continue;
            }
            version(targets.get(0), entry, versions.items().get(i), version, number, latest);
        }
    }

    private void version(
            Draft draft,
            SchemaEntry entry,
            YamlValue yaml,
            Map<String, @Nullable Object> version,
            String number,
            String latest) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(properties(entry.data()));
        DbtPackage.map(version.get("config")).forEach((key, value) -> {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(DbtPackage.map(config.get(key)));
            merged.putAll(DbtPackage.map(value));
            config.put(key, value instanceof Map<?, ?> ? merged : value);
        });
        if (version.get("access") != null) {
            config.put("access", version.get("access"));
        }
        patch(draft, entry, config);
        draft.versionEntry = yaml;
        draft.version = number;
        draft.latestVersion = latest;
        draft.name = entry.name();
        draft.id = "model." + draft.owner().name() + "." + entry.name() + ".v" + number;
        List<String> fqn = new ArrayList<>(draft.fqn);
        fqn.set(fqn.size() - 1, entry.name());
        fqn.add("v" + number);
        draft.fqn = fqn;
    }

    private static String latest(SchemaEntry entry, List<?> versions) {
        Object said = entry.data().get("latest_version");
        if (said != null) {
            return Python.str(said);
        }
        String latest = "";
        for (Object version : versions) {
            String number = SchemaEntry.text(DbtPackage.map(version).get("v"));
            latest = latest.isEmpty() || after(number, latest) ? number : latest;
        }
        return latest;
    }

    /** Numbers by value, other words by the alphabet. */
    private static boolean after(String a, String b) {
        try {
            return Double.parseDouble(a) > Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return a.compareTo(b) > 0;
        }
    }
}
