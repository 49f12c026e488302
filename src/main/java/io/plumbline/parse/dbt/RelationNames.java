package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.parse.DbtSettings;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.MacroDefinition;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names a node's table through {@code generate_database_name}, {@code generate_schema_name}, {@code generate_alias_name}. */
final class RelationNames {

    private final Engine engine;
    private final NodeScopes scopes;

    RelationNames(Engine engine, NodeScopes scopes) {
        this.engine = engine;
        this.scopes = scopes;
    }

    /** A relation as the settings name the connection's database and schema; what nobody names, or is empty, is null. */
    static Relation relation(
            DbtSettings settings, @Nullable String database, @Nullable String schema, String identifier) {
        return new Relation(
                name(database, Relation.CONNECTION_DATABASE, settings.targetDatabase()),
                name(schema, Relation.CONNECTION_SCHEMA, settings.targetSchema()),
                identifier);
    }

    private static @Nullable String name(@Nullable String name, String connection, String told) {
        String full = name == null || name.isEmpty() ? told : name.replace(connection, told);
        return full.equals(connection) ? null : full;
    }

    Relation of(Draft draft) {
        Map<String, @Nullable Object> node = scopes.node(draft);
        String database = name("database", draft, node);
        String schema = name("schema", draft, node);
        String alias = name("alias", draft, node);
        if (draft.kind == Draft.Kind.SNAPSHOT) {
            database = target(draft, "target_database", database);
            schema = target(draft, "target_schema", schema);
        }
        return relation(engine.settings(), database, schema, alias == null || alias.isEmpty() ? draft.name : alias);
    }

    private static @Nullable String target(Draft draft, String key, @Nullable String otherwise) {
        Object value = draft.config.get(key);
        return Python.truthy(value) ? Python.str(value) : otherwise;
    }

    private @Nullable String name(String component, Draft draft, Map<String, @Nullable Object> node) {
        Object custom = draft.config.get(component);
        String macroName = "generate_" + component + "_name";
        String owner = draft.owner().name();
        MacroDefinition macro = engine.macros().in(owner, macroName);
        String place = owner;
        if (macro == null) {
            macro = engine.macros().in(engine.root().name(), macroName);
            place = engine.root().name();
        }
        NodeNames names = new NodeNames(engine, place);
        ProcessNames.add(names);
        Callable callable = macro == null ? names.internal(macroName) : names.bind(macro);
        try {
            List<@Nullable Object> arguments = new ArrayList<>();
            arguments.add(custom);
            arguments.add(node);
            Object value = engine.interpreter()
                    .call(callable, arguments, new LinkedHashMap<>(), draft.file.path(), draft.location.line());
            return value == null ? null : Python.str(value).strip();
        } catch (JinjaError e) {
            engine.problems()
                    .add(draft.file.path(), draft.location.line(), draft.id, macroName + " fails: " + e.reason());
            return custom == null ? null : Python.str(custom);
        }
    }
}
