package io.plumbline.parse.dbt;

import io.plumbline.model.Analysis;
import io.plumbline.model.Artifact;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.Macro;
import io.plumbline.model.Metric;
import io.plumbline.model.Model;
import io.plumbline.model.Operation;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.SavedQuery;
import io.plumbline.model.Seed;
import io.plumbline.model.SemanticModel;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import io.plumbline.model.UserFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries of a manifest into artifacts; lines and rendered SQL come from what the files gave. */
final class ManifestArtifacts {

    private ManifestArtifacts() {}

    /** Null for kinds that are none of ours. */
    static @Nullable Artifact of(String id, ManifestEntry entry, @Nullable Artifact read) {
        String name = entry.text("name");
        String owner = entry.text("package_name");
        return switch (id.substring(0, Math.max(0, id.indexOf('.')))) {
            case "model" -> model(id, entry, read);
            case "seed" ->
                new Seed(
                        id,
                        name,
                        owner,
                        entry.location(),
                        entry.properties(),
                        entry.relation("alias"),
                        entry.enabled());
            case "snapshot" ->
                new Snapshot(
                        id,
                        name,
                        owner,
                        entry.location(),
                        entry.properties(),
                        entry.relation("alias"),
                        SchemaEntry.nullable(entry.map("config").get("strategy")),
                        entry.enabled(),
                        read instanceof Snapshot snapshot ? snapshot.rendered() : null);
            case "analysis" ->
                new Analysis(
                        id,
                        name,
                        owner,
                        entry.location(),
                        entry.properties(),
                        entry.enabled(),
                        read instanceof Analysis analysis ? analysis.rendered() : null);
            case "test" -> test(id, entry, read);
            case "operation" -> new Operation(id, name, owner, entry.location());
            case "source" -> source(id, entry, read);
            case "exposure" -> exposure(id, entry);
            case "group" -> new Group(id, name, owner, entry.location(), entry.owner());
            case "metric" ->
                new Metric(
                        id,
                        name,
                        owner,
                        entry.location(),
                        entry.text("description"),
                        entry.text("type"),
                        entry.enabled());
            default -> others(id, entry, read);
        };
    }

    private static @Nullable Artifact others(String id, ManifestEntry entry, @Nullable Artifact read) {
        String name = entry.text("name");
        String owner = entry.text("package_name");
        String description = entry.text("description");
        List<String> parents = DbtPackage.strings(entry.map("depends_on").get("nodes"));
        String first = parents.isEmpty() ? null : parents.get(0);
        return switch (id.substring(0, Math.max(0, id.indexOf('.')))) {
            case "semantic_model" ->
                new SemanticModel(id, name, owner, entry.location(), description, first, entry.enabled());
            case "saved_query" -> new SavedQuery(id, name, owner, entry.location(), description, entry.enabled());
            case "unit_test" -> new UnitTest(id, name, owner, entry.location(), description, first, entry.enabled());
            case "function" ->
                new UserFunction(
                        id,
                        name,
                        owner,
                        entry.location(),
                        entry.properties(),
                        entry.relation("alias"),
                        entry.text("language").isEmpty() ? "sql" : entry.text("language"),
                        entry.enabled(),
                        read instanceof UserFunction function ? function.rendered() : null);
            case "doc" -> new DocBlock(id, name, owner, entry.location(), entry.text("block_contents"));
            case "macro" -> macro(id, entry, read);
            default -> null;
        };
    }

    private static Artifact model(String id, ManifestEntry entry, @Nullable Artifact read) {
        Model known = read instanceof Model model ? model : null;
        String language = entry.text("language");
        RenderedSql rendered = known == null ? null : known.rendered();
        Map<String, @Nullable Object> contract = entry.map("contract").isEmpty()
                ? DbtPackage.map(entry.map("config").get("contract"))
                : entry.map("contract");
        return new Model(
                id,
                entry.text("name"),
                entry.text("package_name"),
                entry.location(),
                entry.properties(),
                entry.relation("alias"),
                entry.strings("fqn"),
                entry.nullable("version"),
                entry.nullable("latest_version"),
                SchemaEntry.text(entry.map("config").get("materialized")),
                entry.value("access") == null ? "protected" : entry.text("access"),
                Boolean.TRUE.equals(contract.get("enforced")),
                ManifestEntry.constraints(entry.value("constraints"), known == null ? List.of() : known.constraints()),
                entry.enabled(),
                language.isEmpty() ? "sql" : language,
                rendered);
    }

    private static Artifact test(String id, ManifestEntry entry, @Nullable Artifact read) {
        Map<String, @Nullable Object> metadata = entry.map("test_metadata");
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(DbtPackage.map(metadata.get("kwargs")));
        Object column = entry.value("column_name") == null ? arguments.get("column_name") : entry.value("column_name");
        arguments.remove("model");
        arguments.remove("column_name");
        boolean singular = metadata.isEmpty();
        return new Test(
                id,
                entry.text("name"),
                entry.text("package_name"),
                entry.location(),
                entry.text("description"),
                singular ? null : SchemaEntry.text(metadata.get("name")),
                singular ? null : SchemaEntry.nullable(metadata.get("namespace")),
                singular ? null : attached(entry, read),
                singular ? null : SchemaEntry.nullable(column),
                Columns.plain(arguments),
                Columns.plain(entry.map("config")),
                entry.enabled());
    }

    /** Old manifests do not say what a test hangs on: the files do, else it is the only or the last parent. */
    private static @Nullable String attached(ManifestEntry entry, @Nullable Artifact read) {
        String said = entry.nullable("attached_node");
        if (said == null && read instanceof Test test) {
            said = test.attachedTo();
        }
        List<String> parents = DbtPackage.strings(entry.map("depends_on").get("nodes"));
        return said == null && !parents.isEmpty() ? parents.get(parents.size() - 1) : said;
    }

    private static Artifact source(String id, ManifestEntry entry, @Nullable Artifact read) {
        Source known = read instanceof Source source ? source : null;
        Map<String, @Nullable Object> freshness = entry.map("freshness");
        return new Source(
                id,
                entry.text("name"),
                entry.text("package_name"),
                entry.location(),
                entry.properties(),
                entry.relation("identifier"),
                entry.text("source_name"),
                entry.text("source_description"),
                known == null ? entry.location() : known.sourceLocation(),
                entry.text("loader").isEmpty() ? null : entry.text("loader"),
                entry.nullable("loaded_at_field"),
                DbtPackage.map(freshness.get("warn_after")).get("count") != null
                        || DbtPackage.map(freshness.get("error_after")).get("count") != null,
                entry.enabled());
    }

    private static Artifact exposure(String id, ManifestEntry entry) {
        return new Exposure(
                id,
                entry.text("name"),
                entry.text("package_name"),
                entry.location(),
                entry.text("description"),
                entry.text("type"),
                entry.owner(),
                entry.nullable("maturity"),
                entry.nullable("url"),
                entry.strings("tags"),
                Columns.plain(entry.map("meta")),
                entry.enabled());
    }

    private static Artifact macro(String id, ManifestEntry entry, @Nullable Artifact read) {
        Macro known = read instanceof Macro macro ? macro : null;
        return new Macro(
                id,
                entry.text("name"),
                entry.text("package_name"),
                entry.location(),
                entry.text("description"),
                known == null ? List.of() : known.parameters(),
                known == null ? List.of() : known.arguments(),
                DbtPackage.strings(entry.map("depends_on").get("macros")),
                known == null ? null : known.declared());
    }
}
