package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.MacroDefinition;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.Scope;
import io.plumbline.parse.jinja.Template;
import io.plumbline.parse.jinja.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names a node's template sees, in dbt's order: macros of its own package, of the root project, dbt's functions,
 * packages by name, dbt's own macros. For one thread.
 */
final class NodeNames implements NameResolver {

    private final Engine engine;
    private final String packageName;
    private final Map<String, @Nullable Object> own = new HashMap<>();
    private final Map<String, @Nullable Object> resolved = new HashMap<>();
    private final Map<MacroDefinition, Callable> bound = new HashMap<>();
    private final Scope scope;
    private final Map<MacroLookup, String> lookups = new HashMap<>();
    private final Set<String> absent = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private boolean open;

    NodeNames(Engine engine, String packageName) {
        this.engine = engine;
        this.packageName = packageName;
        this.scope = new Scope(Map.of(), this, true);
        own.put("var", new VarValue(engine.vars().of(packageName), this::rendered));
        own.put("adapter", new AdapterValue(engine, this));
        own.put("context", new ContextValue());
        own.put("render", (Callable) call -> rendered(Python.str(call.argument(0, "string", ""))));
    }

    Scope scope() {
        return scope;
    }

    Engine engine() {
        return engine;
    }

    /** What has been asked for so far. */
    Asked asked() {
        return new Asked(Map.copyOf(lookups), Set.copyOf(absent), Set.copyOf(unknown), open);
    }

    /**
     * What a rendering asked for.
     *
     * @param lookups questions to the macro table and which definition answered them
     * @param absent packages whose macros were called and are not here, so that what they would write is missing
     * @param unknown names that are nowhere
     * @param open whether it asked for what only a run of dbt has
     */
    record Asked(Map<MacroLookup, String> lookups, Set<String> absent, Set<String> unknown, boolean open) {

        boolean sameAnswers(MacroTable macros) {
            return lookups.entrySet().stream()
                    .allMatch(lookup -> macros.version(lookup.getKey()).equals(lookup.getValue()));
        }
    }

    private @Nullable MacroDefinition visible(String name) {
        return looked(new MacroLookup(packageName, name, false), engine.macros().visible(packageName, name));
    }

    private @Nullable MacroDefinition in(String owner, String name) {
        return looked(new MacroLookup(owner, name, true), engine.macros().in(owner, name));
    }

    private @Nullable MacroDefinition looked(MacroLookup lookup, @Nullable MacroDefinition found) {
        lookups.computeIfAbsent(lookup, engine.macros()::version);
        return found;
    }

    /** Notes that something was asked for which only a run of dbt has. */
    void leaveOpen() {
        open = true;
    }

    /** Gives a name a value for this node only. */
    void put(String name, @Nullable Object value) {
        own.put(name, value);
    }

    Map<String, @Nullable Object> own() {
        return own;
    }

    @Override
    public @Nullable Object resolve(String name) {
        Object known = resolved.get(name);
        if (known != null || resolved.containsKey(name)) {
            return known;
        }
        Object value = find(name);
        if (value == UNKNOWN && !Scope.isGlobal(name)) {
            unknown.add(name);
        }
        resolved.put(name, value);
        return value;
    }

    private @Nullable Object find(String name) {
        MacroDefinition macro = visible(name);
        if (macro != null) {
            return bind(macro);
        }
        if (own.containsKey(name)) {
            open |= ProcessNames.OF_A_RUN.contains(name);
            return own.get(name);
        }
        if (engine.base().containsKey(name)) {
            return engine.base().get(name);
        }
        if (name.equals("dbt") || name.equals("dbt_" + engine.dialect().type())) {
            return new InternalNamespace();
        }
        if (engine.installed(name)) {
            return new PackageNamespace(name);
        }
        if (engine.external().contains(name)) {
            return new Absent(name, "");
        }
        return InternalMacros.find(name) == null ? UNKNOWN : internal(name);
    }

    Callable bind(MacroDefinition macro) {
        return bound.computeIfAbsent(macro, m -> m.bind(scope));
    }

    /** One of dbt's own macros; a project may override what it dispatches to. */
    Callable internal(String name) {
        for (String prefix : engine.dialect().prefixes()) {
            MacroDefinition override = visible(prefix + "__" + name);
            if (override != null) {
                return bind(override);
            }
        }
        Callable known = InternalMacros.find(name);
        open |= known == null || InternalMacros.ofARun(name);
        return known == null ? InternalMacros::nothing : known;
    }

    /** {@code adapter.dispatch}: the first macro that a package of the search order has under one of the prefixes. */
    Callable dispatch(String name, @Nullable String namespace) {
        for (String searched : searchOrder(namespace)) {
            for (String prefix : engine.dialect().prefixes()) {
                MacroDefinition macro =
                        searched.isEmpty() ? visible(prefix + "__" + name) : in(searched, prefix + "__" + name);
                if (macro != null) {
                    return bind(macro);
                }
            }
        }
        if (namespace != null && engine.external().contains(namespace)) {
            return new Absent(namespace, name);
        }
        return internal(name);
    }

    /** An empty name stands for what an unqualified name finds. */
    private List<String> searchOrder(@Nullable String namespace) {
        if (namespace == null) {
            return List.of("");
        }
        if (engine.root().setting("dispatch") instanceof List<?> rules) {
            for (Object rule : rules) {
                Map<String, @Nullable Object> entry = DbtPackage.map(rule);
                if (namespace.equals(entry.get("macro_namespace"))) {
                    return DbtPackage.strings(entry.get("search_order"));
                }
            }
        }
        return engine.installed(namespace) ? List.of(engine.root().name(), namespace) : List.of("");
    }

    private String rendered(String text) {
        if (!YamlStrings.jinja(text)) {
            return text;
        }
        try {
            return engine.interpreter()
                    .render(Template.parse(text, "a variable"), scope)
                    .text();
        } catch (JinjaError e) {
            return text;
        }
    }

    /** {@code context}: the names themselves as a value. */
    private final class ContextValue implements JinjaObject {
        @Override
        public @Nullable Object attribute(String name) {
            return name.equals("get")
                    ? (Callable) call -> {
                        Object value = resolve(Python.str(call.argument(0, "key", "")));
                        return value == UNKNOWN ? call.argument(1, "default", null) : value;
                    }
                    : resolve(name);
        }

        @Override
        public @Nullable Object item(@Nullable Object key) {
            return key instanceof String name ? resolve(name) : UNKNOWN;
        }
    }

    /** A package that is here: its macros by name. */
    private final class PackageNamespace implements JinjaObject {
        private final String name;

        PackageNamespace(String name) {
            this.name = name;
        }

        @Override
        public @Nullable Object attribute(String macro) {
            MacroDefinition found = in(name, macro);
            if (found == null && macro.equals("get")) {
                return (Callable) call -> attribute(Python.str(call.argument(0, "key", "")));
            }
            if (found == null) {
                unknown.add(name + "." + macro);
                open = true;
            }
            return found == null ? UNKNOWN : bind(found);
        }
    }

    private final class InternalNamespace implements JinjaObject {
        @Override
        public @Nullable Object attribute(String macro) {
            return internal(macro);
        }
    }

    /** A package that is not here, or a macro of it: what it gives is undefined and bears everything. */
    private final class Absent implements JinjaObject, Callable {
        private final String owner;
        private final String macro;

        Absent(String owner, String macro) {
            this.owner = owner;
            this.macro = macro;
        }

        @Override
        public @Nullable Object attribute(String name) {
            return new Absent(owner, name);
        }

        @Override
        public @Nullable Object call(Invocation call) {
            call.charge(call.positional().size());
            Callable expression = KnownPackages.expression(owner, macro);
            if (expression != null) {
                return expression.call(call);
            }
            absent.add(owner);
            return new Undefined(owner, "package '" + owner + "' is not installed", true);
        }
    }
}
