package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute as filters name it: {@code a.b.0}; whole numbers are indexes. */
final class AttributePath {

    private final List<Object> parts = new ArrayList<>();
    private final @Nullable Object otherwise;

    AttributePath(@Nullable Object attribute, @Nullable Object otherwise) {
        this.otherwise = otherwise;
        if (attribute instanceof String text) {
            for (String part : text.split("\\.", -1)) {
                parts.add(part.matches("\\d{1,9}") ? (Object) Long.valueOf(part) : part);
            }
        } else if (attribute != null) {
            parts.add(attribute);
        }
    }

    @Nullable
    Object of(@Nullable Object item) {
        Object value = item;
        for (Object part : parts) {
            value = Members.item(value, part, false);
            if (otherwise != null && value instanceof Undefined) {
                value = otherwise;
            }
        }
        return value;
    }
}
