package io.plumbline.parse.dbt;

import io.plumbline.model.Certainty;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the names that belong to one node: {@code ref}, {@code source}, {@code config}, {@code this}, {@code model}. */
final class NodeScopes {

    private final Engine engine;
    private final Configs configs;

    NodeScopes(Engine engine, Configs configs) {
        this.engine = engine;
        this.configs = configs;
    }

    NodeNames of(Draft draft) {
        NodeNames names = new NodeNames(engine, draft.owner().name());
        Map<String, @Nullable Object> builtins = new LinkedHashMap<>();
        builtins.put("ref", (Callable) call -> ref(draft, call));
        builtins.put("source", (Callable) call -> source(draft, call));
        builtins.put("config", new ConfigValue(draft));
        names.own().putAll(builtins);
        names.put("builtins", builtins);
        names.put("metric", (Callable) call -> metric(draft, call));
        names.put("function", (Callable) call -> function(draft, call));
        names.put("doc", (Callable) call -> "");
        names.put("this", Placeholders.current(null));
        names.put("model", new NodeValue(() -> node(draft)));
        names.put("schema", Placeholders.current(null).attribute("schema"));
        names.put("database", Placeholders.current(null).attribute("database"));
        names.put("project_name", engine.root().name());
        ProcessNames.add(names);
        return names;
    }

    private static Object ref(Draft draft, Invocation call) {
        List<@Nullable Object> given = call.positional();
        Object owner = given.size() > 1 ? given.get(0) : null;
        Object name = given.size() > 1 ? given.get(1) : call.argument(0, "model_name", null);
        Object version = call.named().containsKey("version")
                ? call.named().get("version")
                : call.named().get("v");
        if (!(name instanceof String text) || (owner != null && !(owner instanceof String))) {
            throw call.error("ref() expects texts, found " + Python.repr(name));
        }
        String pinned = Python.truthy(version) || Long.valueOf(0).equals(version) ? Python.str(version) : null;
        return recorded(draft, Call.ref((String) owner, text, pinned, Certainty.CERTAIN, line(draft, call, text)));
    }

    private static Object source(Draft draft, Invocation call) {
        Object source = call.argument(0, "source_name", null);
        Object table = call.argument(1, "table_name", null);
        if (!(source instanceof String owner) || !(table instanceof String name)) {
            throw call.error("source() expects two texts, found " + Python.repr(source) + ", " + Python.repr(table));
        }
        return recorded(draft, Call.source(owner, name, Certainty.CERTAIN, line(draft, call, name)));
    }

    private static Object metric(Draft draft, Invocation call) {
        List<@Nullable Object> given = call.positional();
        String name = Python.str(given.isEmpty() ? "" : given.get(given.size() - 1));
        draft.record(Call.metric(given.size() > 1 ? Python.str(given.get(0)) : null, name, line(draft, call, name)));
        return name;
    }

    private static Object function(Draft draft, Invocation call) {
        List<@Nullable Object> given = call.positional();
        String owner = given.size() > 1 ? Python.str(given.get(0)) : null;
        Object name = given.size() > 1 ? given.get(1) : call.argument(0, "function_name", null);
        if (!(name instanceof String text)) {
            throw call.error("function() expects texts, found " + Python.repr(name));
        }
        return recorded(draft, Call.function(owner, text, line(draft, call, text)));
    }

    private static Object recorded(Draft draft, Call made) {
        draft.record(made);
        draft.relations.add(made);
        return Placeholders.of(draft.relations.size() - 1);
    }

    /** The call's own line, or for a call inside a macro the first line of the node that says the name. */
    private static int line(Draft draft, Invocation call, String name) {
        if (call.depth() == 0 && call.template().equals(draft.file.path())) {
            return call.line();
        }
        boolean single = draft.text.contains("'" + name + "'");
        return draft.line(single ? "'" + name + "'" : "\"" + name + "\"");
    }

    /** The node as {@code model} and as the {@code node} of {@code generate_schema_name} and its like. */
    Map<String, @Nullable Object> node(Draft draft) {
        Map<String, @Nullable Object> config = draft.config.isEmpty()
                ? configs.resolve(
                        draft.kind.section(), Defaults.of(draft), draft.owner(), draft.fqn, Map.of(), draft.configCall)
                : draft.config;
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("name", draft.name);
        node.put("alias", draft.name);
        node.put("version", draft.version);
        node.put("latest_version", draft.latestVersion);
        node.put("unique_id", draft.id);
        node.put("resource_type", draft.kind.word());
        node.put("package_name", draft.owner().name());
        node.put("fqn", new ArrayList<>(draft.fqn));
        node.put("path", draft.file.relative());
        node.put("original_file_path", draft.file.original());
        node.put("config", Python.value(config));
        node.put("tags", new ArrayList<>(Configs.listed(config.get("tags"))));
        node.put("meta", Python.value(DbtPackage.map(config.get("meta"))));
        node.put("description", "");
        node.put("columns", new LinkedHashMap<>());
        node.put("raw_code", draft.text);
        node.put("raw_sql", draft.text);
        node.put("language", draft.python ? "python" : "sql");
        node.put("schema", engine.settings().targetSchema());
        node.put("database", engine.settings().targetDatabase());
        node.put("refs", new ArrayList<>());
        node.put("sources", new ArrayList<>());
        node.put("depends_on", Map.of("nodes", new ArrayList<>(), "macros", new ArrayList<>()));
        node.put("unrendered_config", Python.value(draft.configCall));
        return node;
    }

    /** The node, made when it is first asked for. */
    private static final class NodeValue implements JinjaObject, Iterable<@Nullable Object> {
        private final java.util.function.Supplier<Map<String, @Nullable Object>> maker;
        private @Nullable Map<String, @Nullable Object> made;

        NodeValue(java.util.function.Supplier<Map<String, @Nullable Object>> maker) {
            this.maker = maker;
        }

        private Map<String, @Nullable Object> node() {
            Map<String, @Nullable Object> node = made == null ? maker.get() : made;
            made = node;
            return node;
        }

        @Override
        public @Nullable Object attribute(String name) {
            Map<String, @Nullable Object> node = node();
            if (node.containsKey(name)) {
                return node.get(name);
            }
            return switch (name) {
                case "get" ->
                    (Callable) call -> node.getOrDefault(
                            Python.str(call.argument(0, "key", "")), call.argument(1, "default", null));
                case "keys" -> (Callable) call -> new ArrayList<>(node.keySet());
                case "to_dict" -> (Callable) call -> node;
                default -> NameResolver.UNKNOWN;
            };
        }

        @Override
        public java.util.Iterator<@Nullable Object> iterator() {
            return new ArrayList<@Nullable Object>(node().keySet()).iterator();
        }

        @Override
        public String toString() {
            return Python.str(node());
        }
    }

    /** {@code config(…)} records, and reading from it gives an empty text while parsing. */
    private final class ConfigValue implements JinjaObject, Callable {
        private final Draft draft;

        ConfigValue(Draft draft) {
            this.draft = draft;
        }

        @Override
        public @Nullable Object call(Invocation call) {
            Map<String, @Nullable Object> options = new LinkedHashMap<>(call.named());
            if (call.positional().size() == 1) {
                options.putAll(DbtPackage.map(call.positional().get(0)));
            }
            configs.merge(draft.configCall, options);
            return "";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "get", "require", "set", "meta_get", "meta_require" -> (Callable) call -> "";
                case "persist_relation_docs", "persist_column_docs" -> (Callable) call -> false;
                default -> NameResolver.UNKNOWN;
            };
        }
    }
}
