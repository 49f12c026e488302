package io.plumbline.parse.dbt;

import io.plumbline.model.Certainty;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.StaticCall;
import io.plumbline.parse.jinja.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Renders a node's code, which records what it refers to; what only stands in its text is recorded with less certainty. */
final class Renderer {

    private static final Set<String> REFERENCES = Set.of("ref", "source", "builtins.ref", "builtins.source");

    private final Engine engine;
    private final NodeScopes scopes;
    private final RenderCache.Session cache;
    private final Map<String, Integer> uses = new ConcurrentHashMap<>();

    Renderer(Engine engine, NodeScopes scopes, RenderCache.Session cache) {
        this.cache = cache;
        this.engine = engine;
        this.scopes = scopes;
    }

    void render(Draft draft) {
        if (draft.kind == Draft.Kind.SEED) {
            return;
        }
        if (draft.python) {
            new PythonModel(draft, engine.problems()).read();
            return;
        }
        String path = draft.file.path();
        try {
            NodeNames.Asked asked = cache.reuse(draft);
            Template template = draft.template == null ? Template.parse(draft.text, path) : draft.template;
            draft.template = template;
            if (asked == null) {
                NodeNames names = scopes.of(draft);
                RenderedSql text = engine.interpreter().render(template, names.scope());
                asked = names.asked();
                draft.rendered = asked.open() ? text.partial() : text;
                cache.keep(draft, asked);
            }
            absent(draft, new TreeSet<>(asked.absent()));
            unknown(draft, template, asked.unknown());
        } catch (JinjaError e) {
            failed(draft);
            engine.problems().add(path, line(draft, e), draft.id, "its Jinja cannot be rendered: " + e.reason());
        } catch (StackOverflowError e) {
            failed(draft);
            engine.problems().add(path, draft.location.line(), draft.id, "its Jinja is nested too deeply");
        }
        unreached(draft);
    }

    /** Takes a configuration that was not reached from the text; what the text does not tell is unknown, not the default. */
    private static void failed(Draft draft) {
        draft.failed = true;
        Template template = draft.template;
        if (template == null) {
            draft.configCall.putIfAbsent("materialized", Model.UNKNOWN);
        } else if (draft.configCall.isEmpty()) {
            for (StaticCall call : template.staticCalls(Set.of("config"))) {
                if (!call.positional().isEmpty()) {
                    draft.configCall.put("materialized", Model.UNKNOWN);
                }
                call.named().forEach((key, value) -> draft.configCall.put(key, told(call, key, value)));
            }
        }
    }

    private static @Nullable Object told(StaticCall call, String key, StaticCall.Argument argument) {
        if (argument.literal() && !call.conditional()) {
            return argument.value();
        }
        return key.equals("enabled") ? (Object) true : Model.UNKNOWN;
    }

    /** Text that lacks what a macro would write is no text to judge. */
    private void absent(Draft draft, Set<String> names) {
        for (String name : names) {
            draft.rendered = null;
            uses.merge(name, 1, Integer::sum);
            if (!KnownPackages.refersToNothing(name)) {
                String why = "package '" + name + "' is not installed; what its macros would refer to is not seen";
                engine.problems().add(draft.file.path(), draft.line(name + "."), name + " in " + draft.id, why);
            }
        }
    }

    /** dbt bears a call of a macro that is nowhere while it parses, and refuses it when it compiles. */
    private void unknown(Draft draft, Template template, Set<String> names) {
        template.staticCalls(names).stream()
                .filter(call -> !call.conditional() && call.macro() == null)
                .findFirst()
                .ifPresent(call -> {
                    draft.rendered = null;
                    String why = "its SQL is not seen: it calls " + call.name() + "(), and there is no such macro";
                    engine.problems().add(draft.file.path(), call.line(), draft.id, why);
                });
    }

    /** Lists each absent package whose macros were called, once. */
    void reportAbsent() {
        uses.forEach((name, count) -> {
            String why =
                    "the package is not installed; the SQL of " + count + " node(s) that call its macros is not seen";
            engine.problems().add(engine.root().file(), 1, "package " + name, why);
        });
    }

    private static int line(Draft draft, JinjaError e) {
        return e.template().equals(draft.file.path()) ? e.line() : draft.location.line();
    }

    /** Calls in the text that rendering did not make. */
    private static void unreached(Draft draft) {
        if (draft.template == null) {
            return;
        }
        for (StaticCall call : draft.template.staticCalls(REFERENCES)) {
            if (call.macro() != null && !draft.failed) {
                continue;
            }
            Certainty certainty = draft.failed ? Certainty.GUESSED : Certainty.CONDITIONAL;
            Call made = call(call, certainty);
            if (made != null) {
                draft.record(made);
            }
        }
    }

    private static @Nullable Call call(StaticCall call, Certainty certainty) {
        List<StaticCall.Argument> given = call.positional();
        boolean literal = !given.isEmpty() && given.stream().allMatch(a -> a.literal() && a.value() instanceof String);
        if (!literal || given.size() > 2) {
            return null;
        }
        String first = String.valueOf(given.get(0).value());
        String second = given.size() > 1 ? String.valueOf(given.get(1).value()) : null;
        if (call.name().endsWith("source")) {
            return second == null ? null : Call.source(first, second, certainty, call.line());
        }
        Map<String, StaticCall.Argument> named = call.named();
        StaticCall.Argument version = named.containsKey("version") ? named.get("version") : named.get("v");
        if (version != null && !version.literal()) {
            return null;
        }
        String pinned = version == null || version.value() == null ? null : String.valueOf(version.value());
        return second == null
                ? Call.ref(null, first, pinned, certainty, call.line())
                : Call.ref(first, second, pinned, certainty, call.line());
    }
}
