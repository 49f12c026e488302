package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Metric;
import io.plumbline.model.SavedQuery;
import io.plumbline.model.SemanticModel;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes semantic models, metrics and saved queries, and the edges between them. */
final class Semantics {

    private final Texts texts;
    private final Docs docs;
    private final Configs configs;
    private final Edges edges;
    private final Map<String, String> measures = new HashMap<>();
    private final Map<String, String> metrics = new HashMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();

    Semantics(Texts texts, Docs docs, Configs configs, Edges edges) {
        this.texts = texts;
        this.docs = docs;
        this.configs = configs;
        this.edges = edges;
    }

    List<Artifact> read(List<SchemaEntry> entries) {
        for (SchemaEntry entry : entries) {
            if (entry.key().equals("semantic_models")) {
                semanticModel(entry);
            } else if (entry.key().equals("metrics")) {
                metrics.putIfAbsent(entry.name(), id(entry, "metric"));
            }
        }
        entries.stream().filter(e -> e.key().equals("metrics")).forEach(this::metric);
        entries.stream().filter(e -> e.key().equals("saved_queries")).forEach(this::savedQuery);
        return artifacts;
    }

    private static String id(SchemaEntry entry, String kind) {
        return kind + "." + entry.owner().name() + "." + entry.name();
    }

    private boolean enabled(SchemaEntry entry) {
        List<String> fqn = entry.file().fqnPrefix();
        fqn.add(entry.name());
        return Configs.enabled(configs.resolve(
                entry.key(),
                Map.of("enabled", true),
                entry.owner(),
                fqn,
                DbtPackage.map(entry.data().get("config")),
                Map.of()));
    }

    private Location at(SchemaEntry entry, YamlValue yaml) {
        return texts.at(entry.file().path(), yaml.line(), yaml.endLine());
    }

    private String description(SchemaEntry entry, @Nullable Object text) {
        return docs.description(
                text, entry.owner(), entry.file().path(), entry.yaml().line());
    }

    private void semanticModel(SchemaEntry entry) {
        String id = id(entry, "semantic_model");
        boolean enabled = enabled(entry);
        String model = null;
        YamlValue said = entry.yaml().get("model");
        if (said != null) {
            Location place = at(entry, said);
            Call call = StaticReference.parse(SchemaEntry.text(said.content()), said.line());
            model = call == null || !enabled
                    ? null
                    : edges.resolve(call, entry.owner().name(), place, id);
            if (model != null) {
                edges.add(model, id, place);
            }
        }
        YamlValue declared = entry.yaml().get("measures");
        for (YamlValue measure : declared == null ? List.<YamlValue>of() : declared.items()) {
            String name = SchemaEntry.text(measure.text("name"));
            measures.putIfAbsent(name, id);
            if ("true".equals(measure.text("create_metric")) && enabled) {
                String metric = "metric." + entry.owner().name() + "." + name;
                metrics.putIfAbsent(name, metric);
                artifacts.add(new Metric(
                        metric,
                        name,
                        entry.owner().name(),
                        at(entry, measure),
                        description(entry, measure.text("description")),
                        "simple",
                        true));
                edges.add(id, metric, at(entry, measure));
            }
        }
        artifacts.add(new SemanticModel(
                id,
                entry.name(),
                entry.owner().name(),
                at(entry, entry.yaml()),
                description(entry, entry.data().get("description")),
                model,
                enabled));
    }

    private void metric(SchemaEntry entry) {
        String id = id(entry, "metric");
        boolean enabled = enabled(entry);
        artifacts.add(new Metric(
                id,
                entry.name(),
                entry.owner().name(),
                at(entry, entry.yaml()),
                description(entry, entry.data().get("description")),
                SchemaEntry.text(entry.data().get("type")),
                enabled));
        if (!enabled) {
            return;
        }
        Map<String, @Nullable Object> params = DbtPackage.map(entry.data().get("type_params"));
        Map<String, @Nullable Object> conversion = DbtPackage.map(params.get("conversion_type_params"));
        Set<String> parents = new LinkedHashSet<>();
        for (Object measure : new Object[] {
            params.get("measure"), conversion.get("base_measure"), conversion.get("conversion_measure")
        }) {
            add(parents, measures.get(named(measure)));
        }
        for (String key : List.of("numerator", "denominator", "metric")) {
            add(parents, metrics.get(named(params.get(key))));
        }
        Configs.listed(params.get("metrics")).forEach(input -> add(parents, metrics.get(named(input))));
        add(
                parents,
                metrics.get(named(
                        DbtPackage.map(params.get("cumulative_type_params")).get("metric"))));
        parents.forEach(parent -> edges.add(parent, id, at(entry, entry.yaml())));
    }

    private void savedQuery(SchemaEntry entry) {
        String id = id(entry, "saved_query");
        boolean enabled = enabled(entry);
        artifacts.add(new SavedQuery(
                id,
                entry.name(),
                entry.owner().name(),
                at(entry, entry.yaml()),
                description(entry, entry.data().get("description")),
                enabled));
        Map<String, @Nullable Object> params = DbtPackage.map(entry.data().get("query_params"));
        Set<String> parents = new LinkedHashSet<>();
        DbtPackage.strings(params.get("metrics")).forEach(name -> add(parents, metrics.get(name)));
        if (enabled) {
            parents.forEach(parent -> edges.add(parent, id, at(entry, entry.yaml())));
        }
    }

    private static void add(Set<String> parents, @Nullable String id) {
        if (id != null) {
            parents.add(id);
        }
    }

    /** A metric or measure is named by a text, or by a map with a name. */
    private static String named(@Nullable Object value) {
        return value instanceof Map<?, ?>
                ? SchemaEntry.text(DbtPackage.map(value).get("name"))
                : SchemaEntry.text(value);
    }
}
