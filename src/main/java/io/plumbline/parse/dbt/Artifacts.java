package io.plumbline.parse.dbt;

import io.plumbline.model.Analysis;
import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Constraint;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import io.plumbline.model.UserFunction;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns finished drafts into artifacts. Safe for concurrent use. */
final class Artifacts {

    private final Texts texts;
    private final Docs docs;
    private final Columns columns;
    private final NodeIndex index;
    private final Map<String, Relation> known;

    /** @param known relations that a manifest tells, by id; they win over those made here */
    Artifacts(Texts texts, Docs docs, NodeIndex index, Map<String, Relation> known) {
        this.texts = texts;
        this.docs = docs;
        this.columns = new Columns(docs, texts);
        this.index = index;
        this.known = known;
    }

    Artifact node(Draft draft) {
        String owner = draft.owner().name();
        return switch (draft.kind) {
            case MODEL -> model(draft);
            case SEED ->
                new Seed(
                        draft.id, draft.name, owner, draft.location, properties(draft), relation(draft), draft.enabled);
            case SNAPSHOT ->
                new Snapshot(
                        draft.id,
                        draft.name,
                        owner,
                        draft.location,
                        properties(draft),
                        relation(draft),
                        SchemaEntry.nullable(draft.config.get("strategy")),
                        draft.enabled,
                        sql(draft));
            case ANALYSIS ->
                new Analysis(draft.id, draft.name, owner, draft.location, properties(draft), draft.enabled, sql(draft));
            case FUNCTION ->
                new UserFunction(
                        draft.id,
                        draft.name,
                        owner,
                        draft.location,
                        properties(draft),
                        relation(draft),
                        draft.python ? "python" : "sql",
                        draft.enabled,
                        sql(draft));
            case TEST, OPERATION -> test(draft);
        };
    }

    private Relation relation(Draft draft) {
        Relation told = known.get(draft.id);
        if (told != null) {
            return told;
        }
        return draft.relation == null ? new Relation(null, null, draft.name) : draft.relation;
    }

    private Artifact model(Draft draft) {
        Object contract = DbtPackage.map(draft.config.get("contract")).get("enforced");
        Object version = version(draft).get("constraints");
        List<Constraint> constraints =
                Columns.constraints(version == null ? draft.properties.get("constraints") : version, to(draft));
        return new Model(
                draft.id,
                draft.name,
                draft.owner().name(),
                draft.location,
                properties(draft),
                relation(draft),
                draft.fqn,
                draft.version,
                draft.latestVersion,
                SchemaEntry.text(draft.config.get("materialized")),
                draft.config.get("access") == null ? "protected" : SchemaEntry.text(draft.config.get("access")),
                Boolean.TRUE.equals(contract),
                constraints,
                draft.enabled,
                draft.python ? "python" : "sql",
                sql(draft));
    }

    private static Map<String, @Nullable Object> version(Draft draft) {
        return draft.versionEntry == null ? Map.of() : DbtPackage.map(draft.versionEntry.plain());
    }

    private Function<String, @Nullable String> to(Draft draft) {
        return text -> {
            Call call = StaticReference.parse(text, 1);
            return call != null && index.find(call, draft.owner().name()) instanceof NodeIndex.Found found
                    ? found.id()
                    : null;
        };
    }

    private @Nullable RenderedSql sql(Draft draft) {
        RenderedSql rendered = draft.rendered;
        return rendered == null
                ? null
                : Placeholders.resolve(rendered, relation(draft), draft.relations, call -> target(call, draft));
    }

    private Relation target(Call call, Draft draft) {
        if (index.find(call, draft.owner().name()) instanceof NodeIndex.Found found) {
            if (found.source() != null) {
                return known.getOrDefault(found.id(), found.source().relation);
            }
            if (found.node() != null) {
                return relation(found.node());
            }
        }
        return new Relation(null, call.kind() == Call.Kind.SOURCE ? call.owner() : null, call.name());
    }

    private Properties properties(Draft draft) {
        String path = draft.entryPath == null ? draft.file.path() : draft.entryPath;
        YamlValue entry = draft.entry;
        Object own = version(draft).get("description");
        Object description = own == null ? draft.properties.get("description") : own;
        List<YamlValue> declared = entry == null
                ? List.of()
                : draft.versionEntry == null
                        ? GenericTests.columns(entry)
                        : GenericTests.versionColumns(entry, draft.versionEntry);
        List<Column> all = columns.of(declared, draft.owner(), path, to(draft));
        Location place = entry == null ? null : texts.at(path, entry.line(), entry.endLine());
        return new Properties(
                docs.description(description, draft.owner(), path, entry == null ? 1 : entry.line()),
                all,
                tags(draft.config),
                Columns.plain(DbtPackage.map(draft.config.get("meta"))),
                Columns.plain(draft.config),
                SchemaEntry.nullable(draft.config.get("group")),
                place);
    }

    private static List<String> tags(Map<String, @Nullable Object> config) {
        return new ArrayList<>(new LinkedHashSet<>(DbtPackage.strings(config.get("tags"))));
    }

    private Artifact test(Draft draft) {
        TestSpec spec = draft.test;
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        if (spec != null) {
            arguments.putAll(spec.arguments());
        }
        Object named = arguments.remove("column_name");
        String column = spec == null ? null : spec.column() != null ? spec.column() : SchemaEntry.nullable(named);
        String description = spec == null ? SchemaEntry.text(draft.properties.get("description")) : spec.description();
        return new Test(
                draft.id,
                draft.name,
                draft.owner().name(),
                draft.location,
                docs.description(description, draft.owner(), draft.location.path(), draft.location.line()),
                spec == null ? null : spec.test(),
                spec == null ? null : spec.namespace(),
                spec == null ? null : attached(draft, spec),
                column,
                Columns.plain(arguments),
                Columns.plain(draft.config),
                draft.enabled);
    }

    private @Nullable String attached(Draft draft, TestSpec spec) {
        if (spec.source() != null) {
            return spec.source().id();
        }
        Call call = StaticReference.parse(spec.target(), 1);
        NodeIndex.Answer answer =
                call == null ? null : index.find(call, draft.owner().name());
        return answer instanceof NodeIndex.Found found
                ? found.id()
                : answer instanceof NodeIndex.SwitchedOff off ? off.id() : null;
    }

    Artifact source(SourceDraft source) {
        SchemaEntry entry = source.entry;
        String path = entry.file().path();
        Map<String, @Nullable Object> config = source.config;
        Properties properties = new Properties(
                docs.description(source.tableData.get("description"), source.owner(), path, source.table.line()),
                columns.of(GenericTests.columns(source.table), source.owner(), path, text -> null),
                tags(config),
                Columns.plain(DbtPackage.map(config.get("meta"))),
                Columns.plain(config),
                null,
                texts.at(path, source.table.line(), source.table.endLine()));
        Map<String, @Nullable Object> freshness = DbtPackage.map(config.get("freshness"));
        return new Source(
                source.id(),
                source.name,
                source.owner().name(),
                texts.at(path, source.table.line(), source.table.endLine()),
                properties,
                source.relation,
                entry.name(),
                docs.description(
                        entry.data().get("description"),
                        source.owner(),
                        path,
                        entry.yaml().line()),
                texts.at(path, entry.yaml().line(), entry.yaml().endLine()),
                SchemaEntry.nullable(config.get("loader")),
                SchemaEntry.nullable(config.get("loaded_at_field")),
                threshold(freshness, "warn_after") || threshold(freshness, "error_after"),
                source.enabled);
    }

    private static boolean threshold(Map<String, @Nullable Object> freshness, String key) {
        return DbtPackage.map(freshness.get(key)).get("count") != null;
    }
}
