package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a properties file: an item under {@code models:}, {@code sources:} and so on.
 *
 * @param key the word it stands under
 * @param yaml the entry with its lines
 * @param data the same with its Jinja rendered, except descriptions and tests
 */
record SchemaEntry(ProjectFile file, String key, YamlValue yaml, Map<String, @Nullable Object> data) {

    DbtPackage owner() {
        return file.owner();
    }

    String name() {
        return text(data.get("name"));
    }

    /** A scalar as text, empty for null. */
    static String text(@Nullable Object value) {
        return value == null ? "" : io.plumbline.parse.jinja.Python.str(value);
    }

    static @Nullable String nullable(@Nullable Object value) {
        return value == null ? null : io.plumbline.parse.jinja.Python.str(value);
    }
}
