package io.plumbline.parse.dbt;

import io.plumbline.model.Column;
import io.plumbline.model.Constraint;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the columns and constraints of a properties file into values. */
final class Columns {

    private final Docs docs;
    private final Texts texts;

    Columns(Docs docs, Texts texts) {
        this.docs = docs;
        this.texts = texts;
    }

    /** @param to finds the id that a foreign key's {@code to} means; null where it means none */
    List<Column> of(List<YamlValue> columns, DbtPackage owner, String path, Function<String, @Nullable String> to) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (YamlValue yaml : columns) {
            String name = yaml.text("name");
            if (name == null) {
                continue;
            }
            Map<String, @Nullable Object> data = DbtPackage.map(yaml.plain());
            Map<String, @Nullable Object> config = DbtPackage.map(data.get("config"));
            Map<String, @Nullable Object> meta = new LinkedHashMap<>(DbtPackage.map(data.get("meta")));
            meta.putAll(DbtPackage.map(config.get("meta")));
            Set<String> tags = new LinkedHashSet<>(DbtPackage.strings(data.get("tags")));
            tags.addAll(DbtPackage.strings(config.get("tags")));
            byName.put(
                    name,
                    new Column(
                            name,
                            docs.description(data.get("description"), owner, path, yaml.line()),
                            SchemaEntry.nullable(data.get("data_type")),
                            new ArrayList<>(tags),
                            plain(meta),
                            constraints(data.get("constraints"), to),
                            texts.at(path, yaml.line(), yaml.endLine())));
        }
        return new ArrayList<>(byName.values());
    }

    static List<Constraint> constraints(@Nullable Object declared, Function<String, @Nullable String> to) {
        List<Constraint> constraints = new ArrayList<>();
        for (Object item : Configs.listed(declared)) {
            Map<String, @Nullable Object> data = DbtPackage.map(item);
            Object target = data.get("to");
            constraints.add(new Constraint(
                    SchemaEntry.text(data.get("type")),
                    DbtPackage.strings(data.get("columns")),
                    SchemaEntry.nullable(data.get("expression")),
                    target == null ? null : to.apply(target.toString())));
        }
        return constraints;
    }

    /** The same with text as every key. */
    static Map<String, Object> plain(Map<String, @Nullable Object> map) {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((key, value) -> put(out, String.valueOf(key), value));
        return out;
    }

    @SuppressWarnings("NullAway") // a null of the YAML stays null
    private static void put(Map<String, Object> out, String key, @Nullable Object value) {
        out.put(key, value instanceof Map<?, ?> ? plain(DbtPackage.map(value)) : value);
    }
}
