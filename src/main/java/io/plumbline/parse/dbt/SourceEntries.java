package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a source of every table under {@code sources:}, after the {@code overrides:} of other packages. */
final class SourceEntries {

    private final Engine engine;
    private final Configs configs;
    private final Map<String, SchemaEntry> overrides = new HashMap<>();

    SourceEntries(Engine engine, Configs configs) {
        this.engine = engine;
        this.configs = configs;
    }

    List<SourceDraft> read(List<SchemaEntry> entries) {
        for (SchemaEntry entry : entries) {
            Object patched = entry.data().get("overrides");
            if (patched != null) {
                overrides.putIfAbsent(patched + "." + entry.name(), entry);
            }
        }
        List<SourceDraft> sources = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (SchemaEntry entry : entries) {
            if (!entry.data().containsKey("overrides")) {
                tables(entry, sources, ids);
            }
        }
        return sources;
    }

    private void tables(SchemaEntry entry, List<SourceDraft> sources, Set<String> ids) {
        YamlValue tables = entry.yaml().get("tables");
        List<?> data = Configs.listed(entry.data().get("tables"));
        List<YamlValue> items = tables == null ? List.of() : tables.items();
        for (int i = 0; i < items.size() && i < data.size(); i++) {
            Map<String, @Nullable Object> table = DbtPackage.map(data.get(i));
            if (table.get("name") == null) {
                engine.problems().add(entry.file().path(), items.get(i).line(), entry.name(), "a table has no name");
                continue;
            }
            SourceDraft source = source(entry, items.get(i), table);
            if (ids.add(source.id())) {
                sources.add(source);
            } else {
                engine.problems()
                        .add(
                                entry.file().path(),
                                items.get(i).line(),
                                source.id(),
                                "it is declared twice; dbt would refuse it");
            }
        }
    }

    private SourceDraft source(SchemaEntry entry, YamlValue item, Map<String, @Nullable Object> plain) {
        Map<String, @Nullable Object> source = new LinkedHashMap<>(entry.data());
        Map<String, @Nullable Object> table = new LinkedHashMap<>(plain);
        SchemaEntry patch = overrides.get(entry.owner().name() + "." + entry.name());
        if (patch != null) {
            patch.data().forEach((key, value) -> {
                if (!Set.of("name", "overrides", "tables").contains(key)) {
                    source.put(key, value);
                }
            });
            for (Object other : Configs.listed(patch.data().get("tables"))) {
                if (Objects.equals(table.get("name"), DbtPackage.map(other).get("name"))) {
                    table.putAll(DbtPackage.map(other));
                }
            }
        }
        List<String> fqn = entry.file().fqnPrefix();
        fqn.add(entry.name());
        fqn.add(SchemaEntry.text(table.get("name")));
        Map<String, @Nullable Object> config = configs.resolve(
                "sources", Map.of("enabled", true), entry.owner(), fqn, declared(source, table), Map.of());
        SchemaEntry merged = new SchemaEntry(entry.file(), entry.key(), entry.yaml(), source);
        return new SourceDraft(merged, item, table, fqn, config, relation(source, table));
    }

    private Relation relation(Map<String, @Nullable Object> source, Map<String, @Nullable Object> table) {
        String schema = SchemaEntry.nullable(source.get("schema"));
        String database = null;
        for (String word : List.of("database", "catalog", "project")) {
            database = database == null ? SchemaEntry.nullable(source.get(word)) : database;
        }
        String identifier = SchemaEntry.nullable(table.get("identifier"));
        return RelationNames.relation(
                engine.settings(),
                database,
                schema == null ? SchemaEntry.text(source.get("name")) : schema,
                identifier == null ? SchemaEntry.text(table.get("name")) : identifier);
    }

    /** The source's configuration, the table's over it; tags and meta add up, freshness goes by the last that speaks. */
    private static Map<String, @Nullable Object> declared(
            Map<String, @Nullable Object> source, Map<String, @Nullable Object> table) {
        Map<String, @Nullable Object> sourceConfig = DbtPackage.map(source.get("config"));
        Map<String, @Nullable Object> tableConfig = DbtPackage.map(table.get("config"));
        Map<String, @Nullable Object> all = new LinkedHashMap<>(sourceConfig);
        all.putAll(tableConfig);
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        Set<@Nullable Object> tags = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> level : List.of(source, sourceConfig, table, tableConfig)) {
            meta.putAll(DbtPackage.map(level.get("meta")));
            tags.addAll(Configs.listed(level.get("tags")));
        }
        all.put("meta", meta);
        all.put("tags", new ArrayList<>(tags));
        freshness(all, List.of(source, sourceConfig, table, tableConfig));
        for (Map<String, @Nullable Object> level : List.of(source, sourceConfig, table, tableConfig)) {
            for (String key : List.of("loaded_at_field", "loaded_at_query", "loader")) {
                if (level.containsKey(key)) {
                    all.put(key, level.get(key));
                }
            }
        }
        return all;
    }

    private static void freshness(Map<String, @Nullable Object> all, List<Map<String, @Nullable Object>> levels) {
        boolean said = false;
        Map<String, @Nullable Object> merged = null;
        for (Map<String, @Nullable Object> level : levels) {
            if (level.containsKey("freshness")) {
                said = true;
                Map<String, @Nullable Object> base = merged == null ? Map.of() : merged;
                merged = level.get("freshness") == null ? null : new LinkedHashMap<>(base);
                if (merged != null) {
                    merged.putAll(DbtPackage.map(level.get("freshness")));
                }
            }
        }
        all.remove("freshness");
        if (said) {
            all.put("freshness", merged);
        }
    }
}
