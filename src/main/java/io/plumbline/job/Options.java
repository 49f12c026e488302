package io.plumbline.job;

import io.plumbline.model.Citation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of one entry of jobs.yml, already checked against the type's {@link OptionSpec}s: a value that is there
 * has the declared type. {@code ${NAME}} and {@code ${file:path}} inside text are resolved when it is asked for, so that
 * a secret lives as short as it can; a {@link UserError} says which one is missing.
 */
public final class Options {

    private final Map<String, Object> values;
    private final Placeholders placeholders;

    /** Options whose placeholders come from the process environment. */
    public Options(Map<String, Object> values) {
        this(values, Placeholders.ofProcess());
    }

    Options(Map<String, Object> values, Placeholders placeholders) {
        this.values = new LinkedHashMap<>(values);
        this.placeholders = placeholders;
    }

    public @Nullable String text(String name) {
        Object value = values.get(name);
        return value == null ? null : placeholders.resolve(name, value.toString());
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
            return list.stream()
                    .map(item -> placeholders.resolve(name, String.valueOf(item)))
                    .toList();
        }
        return value == null ? List.of() : List.of(placeholders.resolve(name, value.toString()));
    }

    /** A map of JSON-like values as it stands in jobs.yml; empty where it is missing. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name) {
        return values.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Tells two sets of options apart: a hash over names and values as they stand in jobs.yml, 64 hexadecimal digits. */
    public String fingerprint() {
        return Citation.hash(new TreeMap<>(values).toString());
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "Options" + values.keySet();
    }
}
