package io.plumbline.parse.jinja;

import io.plumbline.model.RenderedSql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates. Deterministic: no files, no network, no clock, no reflection. Stateless, so that threads can share
 * it; every call here starts a fresh budget.
 */
public final class Interpreter {

    private final Budget budget;

    public Interpreter(Budget budget) {
        this.budget = budget;
    }

    /**
     * Renders to text. A line that a macro produced has the line of the macro's call.
     *
     * @throws JinjaError where rendering fails or uses up its budget
     */
    public RenderedSql render(Template template, Scope scope) {
        return Rendering.text(template, scope, new Meter(budget));
    }

    /**
     * Renders as dbt renders YAML: a template that is one expression gives that expression's value, any other gives
     * text; {@code as_bool}, {@code as_number} and {@code as_native} read text as a Python literal.
     *
     * @throws JinjaError where rendering fails or uses up its budget
     */
    public @Nullable Object value(Template template, Scope scope) {
        return Rendering.value(template, scope, new Meter(budget, true));
    }

    /**
     * Calls a macro or another callable from outside a template.
     *
     * @param place the template and line an error names
     * @throws JinjaError where it fails or uses up its budget
     */
    public @Nullable Object call(
            Callable callable,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            String place,
            int line) {
        return Rendering.call(callable, new Invocation(positional, named, place, line, new Meter(budget)));
    }
}
