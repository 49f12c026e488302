package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Interpreter;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.Scope;
import io.plumbline.parse.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Renders the strings of a YAML value, each one natively: {@code "{{ 1 == 1 }}"} becomes a Boolean. */
final class YamlStrings {

    private final Interpreter interpreter;
    private final Problems problems;

    YamlStrings(Interpreter interpreter, Problems problems) {
        this.interpreter = interpreter;
        this.problems = problems;
    }

    /**
     * The value without lines, rendered. A string that cannot be rendered is listed and stays as it is.
     *
     * @param literal the key paths whose strings stay as they are; list items count as a part of the path
     */
    @Nullable
    Object render(YamlValue value, String path, Scope scope, Predicate<List<String>> literal) {
        int[] left = {2_000_000};
        return render(value, path, scope, literal, new ArrayList<>(), left);
    }

    private @Nullable Object render(
            YamlValue value, String path, Scope scope, Predicate<List<String>> literal, List<String> keys, int[] left) {
        if (--left[0] < 0) {
            throw new io.plumbline.parse.YamlError("aliases expand without end", value.line());
        }
        if (value.content() instanceof List<?>) {
            List<@Nullable Object> list = new ArrayList<>();
            for (YamlValue item : value.items()) {
                keys.add("[]");
                list.add(render(item, path, scope, literal, keys, left));
                keys.remove(keys.size() - 1);
            }
            return list;
        }
        if (value.content() instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.entries().forEach((key, item) -> {
                keys.add(key);
                map.put(key, render(item, path, scope, literal, keys, left));
                keys.remove(keys.size() - 1);
            });
            return map;
        }
        return value.content() instanceof String text && jinja(text) && !literal.test(keys)
                ? string(text, path, value.line(), scope)
                : value.content();
    }

    /** One string, rendered natively. */
    @Nullable
    Object string(String text, String path, int line, Scope scope) {
        if (!jinja(text)) {
            return text;
        }
        try {
            return interpreter.value(Template.parse(text, path), scope);
        } catch (JinjaError e) {
            problems.add(path, line, text, e.reason());
            return text;
        }
    }

    static boolean jinja(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }
}
