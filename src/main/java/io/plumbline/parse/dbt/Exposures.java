package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.Location;
import io.plumbline.model.Owner;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes exposures and groups. */
final class Exposures {

    private final Texts texts;
    private final Docs docs;
    private final Configs configs;
    private final Edges edges;

    Exposures(Texts texts, Docs docs, Configs configs, Edges edges) {
        this.texts = texts;
        this.docs = docs;
        this.configs = configs;
        this.edges = edges;
    }

    Artifact group(SchemaEntry entry) {
        String id = "group." + entry.owner().name() + "." + entry.name();
        return new Group(id, entry.name(), entry.owner().name(), at(entry), owner(entry.data()));
    }

    Artifact exposure(SchemaEntry entry) {
        Map<String, @Nullable Object> data = entry.data();
        String packageName = entry.owner().name();
        String id = "exposure." + packageName + "." + entry.name();
        List<String> fqn = entry.file().fqnPrefix();
        fqn.add(entry.name());
        Map<String, @Nullable Object> config = configs.resolve(
                "exposures", Map.of("enabled", true), entry.owner(), fqn, DbtPackage.map(data.get("config")), Map.of());
        Map<String, @Nullable Object> meta = new LinkedHashMap<>(DbtPackage.map(config.get("meta")));
        meta.putAll(DbtPackage.map(data.get("meta")));
        Set<String> tags = new LinkedHashSet<>(DbtPackage.strings(data.get("tags")));
        tags.addAll(DbtPackage.strings(config.get("tags")));
        boolean enabled = Configs.enabled(config);
        if (enabled) {
            dependencies(entry, id);
        }
        return new Exposure(
                id,
                entry.name(),
                packageName,
                at(entry),
                docs.description(
                        data.get("description"),
                        entry.owner(),
                        entry.file().path(),
                        entry.yaml().line()),
                SchemaEntry.text(data.get("type")),
                owner(data),
                SchemaEntry.nullable(data.get("maturity")),
                SchemaEntry.nullable(data.get("url")),
                new ArrayList<>(tags),
                Columns.plain(meta),
                enabled);
    }

    private void dependencies(SchemaEntry entry, String id) {
        YamlValue listed = entry.yaml().get("depends_on");
        Set<String> seen = new LinkedHashSet<>();
        for (YamlValue item : listed == null ? List.<YamlValue>of() : listed.items()) {
            String text = SchemaEntry.text(item.content());
            Call call = StaticReference.parse(text, item.line());
            Location place = texts.at(entry.file().path(), item.line(), item.endLine());
            if (call == null) {
                edges.unreadable(place, text, id);
                continue;
            }
            String from = call.kind() == Call.Kind.METRIC
                    ? "metric." + (call.owner() == null ? entry.owner().name() : call.owner()) + "." + call.name()
                    : edges.resolve(call, entry.owner().name(), place, id);
            if (from != null && seen.add(from)) {
                edges.add(from, id, place);
            }
        }
    }

    private Location at(SchemaEntry entry) {
        return texts.at(entry.file().path(), entry.yaml().line(), entry.yaml().endLine());
    }

    private static Owner owner(Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> owner = DbtPackage.map(data.get("owner"));
        Object email = owner.get("email");
        return new Owner(
                SchemaEntry.nullable(owner.get("name")),
                email instanceof List<?> several
                        ? String.join(", ", DbtPackage.strings(several))
                        : SchemaEntry.nullable(email));
    }
}
