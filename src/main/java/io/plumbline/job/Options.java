package io.plumbline.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of one entry of jobs.yml, already checked against the type's {@link OptionSpec}s: a value that is there
 * has the declared type. Secrets are resolved when asked for, and never printed.
 */
public final class Options {

    private final Map<String, Object> values;

    public Options(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public @Nullable String text(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    public int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** The items as text; a single value counts as a list of one. */
    public List<String> list(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "Options" + values.keySet();
    }
}
