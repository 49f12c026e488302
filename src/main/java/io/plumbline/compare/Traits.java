package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.Macro;
import io.plumbline.model.Metric;
import io.plumbline.model.Model;
import io.plumbline.model.Properties;
import io.plumbline.model.SavedQuery;
import io.plumbline.model.SemanticModel;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties by which a thing is compared, JSON-like, under the names people know them by. */
final class Traits {

    /** Configuration that has a trait of its own. */
    private static final Set<String> TOLD = Set.of(
            "materialized",
            "enabled",
            "access",
            "group",
            "contract",
            "tags",
            "meta",
            "schema",
            "database",
            "alias",
            "docs");

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Traits() {}

    static Map<String, @Nullable Object> of(Artifact artifact) {
        Traits traits = new Traits();
        traits.read(artifact);
        return traits.values;
    }

    static Map<String, @Nullable Object> of(Column column) {
        return new Traits()
                .put("type", column.dataType())
                .put("description", column.description())
                .put("tags", column.tags())
                .put("meta", column.meta())
                .put("constraints", column.constraints())
                .values;
    }

    static Map<String, @Nullable Object> of(Test test) {
        return new Traits()
                .put("enabled", test.enabled())
                .put("arguments", test.arguments())
                .put("description", test.description())
                .config(test.config())
                .values;
    }

    /** What is different; empty text, lists and maps are the same as nothing. */
    static List<TraitChange> changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<TraitChange> changes = new ArrayList<>();
        for (String name : names) {
            Object was = before.get(name);
            Object is = after.get(name);
            if (!Objects.equals(plain(was), plain(is))) {
                changes.add(new TraitChange(name, was, is));
            }
        }
        return changes;
    }

    /** The same with each number as a decimal: a graph that was stored has other types for them than one just read. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(key, plain(item)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Traits::plain).map(Optional::ofNullable).toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private void read(Artifact artifact) {
        put("path", artifact.location().path());
        put("enabled", artifact.enabled());
        if (artifact.relation() != null) {
            put("relation", artifact.relation().toString());
        }
        if (artifact instanceof Model model) {
            model(model);
        } else if (artifact instanceof Source source) {
            source(source);
        } else if (artifact instanceof Snapshot snapshot) {
            put("strategy", snapshot.strategy());
        } else if (artifact instanceof Exposure exposure) {
            exposure(exposure);
        } else if (artifact instanceof Macro macro) {
            macro(macro);
        } else if (artifact instanceof Test test) {
            put("attached to", test.attachedTo()).values.putAll(of(test));
        } else {
            semantics(artifact);
        }
        properties(artifact.properties());
    }

    private void semantics(Artifact artifact) {
        if (artifact instanceof UnitTest test) {
            put("tests", test.tests());
        } else if (artifact instanceof Metric metric) {
            put("type", metric.type()).put("description", metric.description());
        } else if (artifact instanceof SemanticModel model) {
            put("model", model.model()).put("description", model.description());
        } else if (artifact instanceof SavedQuery query) {
            put("description", query.description());
        } else if (artifact instanceof Group group) {
            put("owner", group.owner().label());
        } else if (artifact instanceof DocBlock block) {
            put("text", block.text());
        }
    }

    private void model(Model model) {
        put("materialized", model.materialized());
        put("language", model.language());
        put("access", model.access());
        put("contract", model.contract() ? "enforced" : null);
        put("constraints", model.constraints());
        put("latest version", model.latestVersion());
    }

    private void source(Source source) {
        put("source description", source.sourceDescription());
        put("loader", source.loader());
        put("loaded_at_field", source.loadedAtField());
        put("freshness", source.freshness() ? "checked" : null);
    }

    private void exposure(Exposure exposure) {
        put("type", exposure.type());
        put("maturity", exposure.maturity());
        put("url", exposure.url());
        put("owner", exposure.owner().label());
        put("description", exposure.description());
        put("tags", exposure.tags());
        put("meta", exposure.meta());
    }

    private void macro(Macro macro) {
        put("parameters", macro.parameters());
        put("description", macro.description());
        put("arguments", macro.arguments());
    }

    private void properties(Properties properties) {
        put("description", properties.description())
                .put("group", properties.group())
                .put("tags", properties.tags())
                .put("meta", properties.meta())
                .config(properties.config());
    }

    private Traits config(Map<String, Object> config) {
        config.forEach((key, value) -> {
            if (!TOLD.contains(key)) {
                put("config." + key, value);
            }
        });
        return this;
    }

    private Traits put(String name, @Nullable Object value) {
        boolean nothing = value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!nothing) {
            values.put(name, value);
        }
        return this;
    }
}
