package io.plumbline.parse.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code namespace()} gives: the one object whose attributes a template can set. */
final class Namespace implements JinjaObject {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    void set(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return values.containsKey(name) ? values.get(name) : NameResolver.UNKNOWN;
    }

    @Override
    public String toString() {
        return "<Namespace>";
    }
}
