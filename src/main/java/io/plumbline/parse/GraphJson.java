package io.plumbline.parse;

import io.plumbline.model.Artifact;
import io.plumbline.model.Edge;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.ProjectGraph.Unresolved;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a graph as the stable JSON of {@code plumbline graph}; one node, edge or gap to a line. */
public final class GraphJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String render(ProjectGraph graph) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("format", 1);
            json.writeArrayPropertyStart("nodes");
            graph.artifacts().forEach(artifact -> node(json, artifact));
            json.writeEndArray();
            json.writeArrayPropertyStart("edges");
            graph.edges().forEach(edge -> edge(json, edge));
            json.writeEndArray();
            json.writeArrayPropertyStart("unresolved");
            graph.gaps().forEach(gap -> gap(json, gap));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void node(JsonGenerator json, Artifact artifact) {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("id", artifact.id());
        json.writeStringProperty("kind", artifact.kind());
        json.writeStringProperty("name", artifact.name());
        json.writeStringProperty("package", artifact.packageName());
        json.writeStringProperty("path", artifact.location().path());
        json.writeNumberProperty("line", artifact.location().line());
        String materialized = materialized(artifact);
        if (materialized != null) {
            json.writeStringProperty("materialized", materialized);
        }
        json.writeBooleanProperty("enabled", artifact.enabled());
        Relation relation = artifact.relation();
        if (relation != null) {
            relation(json, relation);
            properties(json, artifact.properties());
        }
        json.writeEndObject();
    }

    private static @Nullable String materialized(Artifact artifact) {
        return artifact instanceof Model model
                ? model.materialized()
                : artifact instanceof Seed ? "seed" : artifact instanceof Snapshot ? "snapshot" : null;
    }

    private static void relation(JsonGenerator json, Relation relation) {
        text(json, "database", relation.database());
        text(json, "schema", relation.schema());
        json.writeStringProperty("alias", relation.identifier());
    }

    private static void properties(JsonGenerator json, Properties properties) {
        json.writeArrayPropertyStart("columns");
        properties.columns().forEach(column -> json.writeString(column.name()));
        json.writeEndArray();
        json.writeArrayPropertyStart("tags");
        properties.tags().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void edge(JsonGenerator json, Edge edge) {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("from", edge.from());
        json.writeStringProperty("to", edge.to());
        json.writeStringProperty("certainty", edge.certainty().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringProperty("path", edge.location().path());
        json.writeNumberProperty("line", edge.location().line());
        json.writeEndObject();
    }

    private static void gap(JsonGenerator json, Unresolved gap) {
        json.writeRaw("\n");
        json.writeStartObject();
        json.writeStringProperty("path", gap.location().path());
        json.writeNumberProperty("line", gap.location().line());
        json.writeStringProperty("what", gap.what());
        json.writeStringProperty("why", gap.why());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
