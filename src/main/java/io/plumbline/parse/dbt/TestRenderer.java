package io.plumbline.parse.dbt;

import com.google.re2j.Pattern;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Interpreter;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.MacroDefinition;
import io.plumbline.parse.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a generic test's macro with its arguments rendered, which records what the test refers to. */
final class TestRenderer {

    private static final Pattern FUNCTION = Pattern.compile("^\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*$");

    private final Engine engine;
    private final NodeScopes scopes;

    TestRenderer(Engine engine, NodeScopes scopes) {
        this.engine = engine;
        this.scopes = scopes;
    }

    void render(Draft draft, TestSpec spec) {
        NodeNames names = scopes.of(draft);
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        value(draft, names, "{{ " + spec.target() + " }}");
        spec.arguments()
                .forEach((key, value) ->
                        arguments.put(key, key.equals("column_name") ? value : deep(draft, names, value)));
        arguments.put("model", value(draft, names, spec.model()));
        MacroDefinition macro = macro(draft, spec);
        if (macro == null) {
            return;
        }
        Callable callable = names.bind(macro);
        Interpreter interpreter = engine.interpreter();
        try {
            interpreter.call(callable, new ArrayList<>(), arguments, draft.file.path(), draft.location.line());
        } catch (JinjaError e) {
            engine.problems()
                    .add(
                            draft.location,
                            draft.id,
                            "its test cannot be rendered (" + e.template() + ":" + e.line() + "): " + e.reason());
        } catch (StackOverflowError e) {
            engine.problems().add(draft.location, draft.id, "its test's Jinja is nested too deeply");
        }
    }

    private @Nullable MacroDefinition macro(Draft draft, TestSpec spec) {
        String name = "test_" + spec.test();
        return spec.namespace() == null
                ? engine.macros().anywhere(draft.owner().name(), name)
                : engine.macros().in(spec.namespace(), name);
    }

    private @Nullable Object deep(Draft draft, NodeNames names, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            DbtPackage.map(value).forEach((key, item) -> map.put(key, deep(draft, names, item)));
            return map;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(deep(draft, names, item)));
            return items;
        }
        return value instanceof String text ? value(draft, names, text) : value;
    }

    private @Nullable Object value(Draft draft, NodeNames names, String text) {
        String jinja = FUNCTION.matches(text) ? "{{ " + text + " }}" : text;
        if (!YamlStrings.jinja(jinja)) {
            return text;
        }
        try {
            Template template = Template.parse(jinja, draft.file.path());
            return engine.interpreter().value(template, names.scope());
        } catch (JinjaError e) {
            engine.problems().add(draft.location, draft.id, "argument " + text + " cannot be rendered: " + e.reason());
            return text;
        }
    }
}
