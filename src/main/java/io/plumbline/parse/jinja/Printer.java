package io.plumbline.parse.jinja;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints one value, containers included, guarding against those that contain themselves. */
final class Printer {

    private static final int DEEPEST = 100;

    private static final int LONGEST = 20_000_000;

    private final @Nullable Meter meter;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder out = new StringBuilder();

    Printer(@Nullable Meter meter) {
        this.meter = meter;
    }

    String str(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Undefined) {
            return "";
        }
        return repr(value);
    }

    String repr(@Nullable Object value) {
        write(value);
        return out.toString();
    }

    private void write(@Nullable Object value) {
        int before = out.length();
        if (value == null) {
            out.append("None");
        } else if (value instanceof String text) {
            out.append(Text.quoted(text));
        } else if (Numbers.is(value)) {
            out.append(Text.number(value));
        } else if (value instanceof Undefined) {
            out.append("Undefined");
        } else if (value instanceof Range || value instanceof JinjaObject) {
            out.append(value);
        } else if (value instanceof List<?> || value instanceof Map<?, ?> || value instanceof Set<?>) {
            container(value);
        } else {
            out.append(value instanceof Callable ? "<" + Values.typeName(value) + ">" : value);
        }
        if (out.length() > LONGEST) {
            throw Meter.limit("a printed value has more than " + LONGEST + " characters");
        }
        if (meter != null && !(value instanceof List<?> || value instanceof Map<?, ?>)) {
            meter.charge(out.length() - before);
        }
    }

    private void container(Object value) {
        boolean map = value instanceof Map<?, ?>;
        if (!open.add(value)) {
            out.append(map ? "{...}" : value instanceof Tuple ? "(...)" : "[...]");
            return;
        }
        if (open.size() > DEEPEST) {
            throw Meter.limit("a value is nested more than " + DEEPEST + " deep");
        }
        if (value instanceof Map<?, ?> entries) {
            map(entries);
        } else if (value instanceof Tuple tuple) {
            items("(", tuple, tuple.size() == 1 ? ",)" : ")");
        } else if (value instanceof DictView view) {
            items(view.kind() + "([", view, "])");
        } else if (value instanceof List<?> list) {
            items("[", list, "]");
        } else if (value instanceof Set<?> set) {
            items(set.isEmpty() ? "set(" : "{", set, set.isEmpty() ? ")" : "}");
        }
        open.remove(value);
    }

    private void map(Map<?, ?> entries) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator);
            write(entry.getKey());
            out.append(": ");
            write(entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void items(String start, Iterable<?> items, String end) {
        out.append(start);
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            write(item);
            separator = ", ";
        }
        out.append(end);
    }
}
