package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** dbt's {@code var}: a missing variable without a default is None. */
final class VarValue implements JinjaObject, Callable {

    private final Map<String, @Nullable Object> vars;
    private final @Nullable UnaryOperator<String> renderer;

    /** @param renderer renders text values, as dbt does in SQL and not in YAML; null leaves them */
    VarValue(Map<String, @Nullable Object> vars, @Nullable UnaryOperator<String> renderer) {
        this.vars = vars;
        this.renderer = renderer;
    }

    @Override
    public @Nullable Object call(Invocation call) {
        String name = Python.str(call.argument(0, "var_name", ""));
        if (!vars.containsKey(name)) {
            return call.argument(1, "default", null);
        }
        Object value = vars.get(name);
        return value instanceof String text && renderer != null && YamlStrings.jinja(text)
                ? renderer.apply(text)
                : Python.value(value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return name.equals("has_var")
                ? (Callable) call -> vars.containsKey(Python.str(call.argument(0, "var_name", "")))
                : NameResolver.UNKNOWN;
    }
}
