package io.plumbline.own;

import dev.cel.common.values.NullValue;
import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.SourceFile;
import io.plumbline.model.Test;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The things of an estate as expressions see them: maps with the fields of {@link Shape}. A missing text is empty, never null.
 * Not safe for concurrent use.
 */
final class Facts {

    private final Estate estate;
    private final Map<String, Map<String, Object>> nodes = new HashMap<>();

    Facts(Estate estate) {
        this.estate = estate;
    }

    Map<String, Object> of(Subject subject) {
        Artifact artifact = subject.artifact();
        Column column = subject.column();
        if (column != null) {
            return column(artifact, column);
        }
        if (artifact instanceof Exposure exposure) {
            return exposure(exposure);
        }
        if (artifact instanceof Macro macro) {
            return macro(macro);
        }
        return artifact instanceof Test test ? test(test) : built(artifact);
    }

    private Map<String, Object> built(Artifact artifact) {
        Map<String, Object> facts = new LinkedHashMap<>(node(artifact));
        Relation relation = artifact.relation();
        facts.put("database", relation == null ? "" : text(relation.database()));
        facts.put("schema", relation == null ? "" : text(relation.schema()));
        facts.put("alias", relation == null ? "" : text(relation.identifier()));
        facts.put(
                "columns",
                artifact.properties().columns().stream()
                        .map(column -> column(artifact, column))
                        .toList());
        facts.put("tests", estate.tests(artifact.id()).stream().map(this::test).toList());
        facts.put("parents", nodes(estate.parents(artifact.id())));
        facts.put("children", nodes(estate.children(artifact.id())));
        if (artifact instanceof Model model) {
            facts.put("language", model.language());
            facts.put("version", text(model.version()));
            facts.put("contract", model.contract());
        }
        if (artifact instanceof Source source) {
            facts.put("source", source.sourceName());
            facts.put("loader", text(source.loader()));
            facts.put("loaded_at_field", text(source.loadedAtField()));
            facts.put("freshness", source.freshness());
        }
        return facts;
    }

    /** Tests are edges of the graph and no node that builds on another. */
    private List<Map<String, Object>> nodes(List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> !(artifact instanceof Test))
                .map(this::node)
                .toList();
    }

    private Map<String, Object> node(Artifact artifact) {
        Map<String, Object> known = nodes.get(artifact.id());
        if (known != null) {
            return known;
        }
        Properties properties = artifact.properties();
        Map<String, Object> facts = named(artifact, description(artifact));
        facts.put("kind", artifact.kind());
        facts.put("materialized", materialized(artifact));
        facts.put("access", artifact instanceof Model model ? model.access() : "");
        facts.put("group", text(properties.group()));
        facts.put("text", written(artifact));
        facts.put("tags", artifact instanceof Exposure exposure ? exposure.tags() : properties.tags());
        facts.put("meta", json(artifact instanceof Exposure exposure ? exposure.meta() : properties.meta()));
        facts.put("config", json(properties.config()));
        nodes.put(artifact.id(), facts);
        return facts;
    }

    private static String description(Artifact artifact) {
        return artifact instanceof Exposure exposure
                ? exposure.description()
                : artifact.properties().description();
    }

    private static String materialized(Artifact artifact) {
        return artifact instanceof Model model ? model.materialized() : artifact instanceof Snapshot ? "snapshot" : "";
    }

    /** The text of the SQL file that defines it, as it is written; empty for what YAML or data defines. */
    private String written(Artifact artifact) {
        if (!(artifact instanceof Model || artifact instanceof Snapshot)) {
            return "";
        }
        Location at = artifact.location();
        return estate.file(at.source(), at.path()).map(SourceFile::text).orElse("");
    }

    private Map<String, Object> column(Artifact node, Column column) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", column.name());
        facts.put("description", column.description());
        facts.put("type", text(column.dataType()));
        facts.put("tags", column.tags());
        facts.put(
                "constraints",
                column.constraints().stream()
                        .map(constraint -> constraint.type().toLowerCase(Locale.ROOT))
                        .toList());
        facts.put("meta", json(column.meta()));
        facts.put(
                "tests",
                estate.tests(node.id()).stream()
                        .filter(test -> column.name().equalsIgnoreCase(test.column()))
                        .map(this::test)
                        .toList());
        facts.put("node", node(node));
        return facts;
    }

    private Map<String, Object> test(Test test) {
        Map<String, Object> facts = named(test, test.description());
        facts.put("test", test.label());
        facts.put("column", text(test.column()));
        facts.put(
                "severity",
                Objects.toString(test.config().get("severity"), "error").toLowerCase(Locale.ROOT));
        facts.put("singular", test.singular());
        facts.put("arguments", json(test.arguments()));
        facts.put("config", json(test.config()));
        return facts;
    }

    private Map<String, Object> exposure(Exposure exposure) {
        Map<String, Object> facts = named(exposure, exposure.description());
        facts.put("type", exposure.type());
        facts.put("maturity", text(exposure.maturity()));
        facts.put("url", text(exposure.url()));
        facts.put("tags", exposure.tags());
        facts.put("meta", json(exposure.meta()));
        facts.put(
                "owner",
                Map.of(
                        "name", text(exposure.owner().name()),
                        "email", text(exposure.owner().email())));
        facts.put("parents", nodes(estate.parents(exposure.id())));
        return facts;
    }

    private static Map<String, Object> macro(Macro macro) {
        Map<String, Object> facts = named(macro, macro.description());
        facts.put("parameters", macro.parameters());
        facts.put("calls", macro.calls());
        facts.put(
                "arguments",
                macro.arguments().stream()
                        .map(argument -> Map.of(
                                "name", argument.name(),
                                "type", text(argument.type()),
                                "description", argument.description()))
                        .toList());
        return facts;
    }

    private static Map<String, Object> named(Artifact artifact, String description) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", artifact.id());
        facts.put("name", artifact.name());
        facts.put("package", artifact.packageName());
        facts.put("path", artifact.location().path());
        facts.put("description", description);
        return facts;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** CEL knows 64-bit integers and doubles, and a null of its own. */
    private static Object json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> known = new LinkedHashMap<>();
            map.forEach((key, one) -> known.put(String.valueOf(key), json(one)));
            return known;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Facts::json).toList();
        }
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value == null ? NullValue.NULL_VALUE : value instanceof Boolean ? value : String.valueOf(value);
    }
}
