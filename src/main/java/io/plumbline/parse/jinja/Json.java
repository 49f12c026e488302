package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's json.dumps. */
final class Json {

    private static final int DEEPEST = 100;

    private static final int LONGEST = 20_000_000;

    private final boolean sortKeys;
    private final @Nullable String indent;
    private final StringBuilder out = new StringBuilder();

    private Json(boolean sortKeys, @Nullable String indent) {
        this.sortKeys = sortKeys;
        this.indent = indent;
    }

    static String write(@Nullable Object value, boolean sortKeys) {
        return write(value, sortKeys, null);
    }

    static String write(@Nullable Object value, boolean sortKeys, @Nullable String indent) {
        Json json = new Json(sortKeys, indent);
        json.value(value, 0);
        return json.out.toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new Fault("Circular reference detected");
        }
        if (out.length() > LONGEST) {
            throw Meter.limit("JSON has more than " + LONGEST + " characters");
        }
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean flag) {
            out.append(flag ? "true" : "false");
        } else if (Numbers.is(value)) {
            number(value);
        } else if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else if (value instanceof List<?> list && !(value instanceof DictView) && !(value instanceof Range)) {
            list(list, depth);
        } else {
            throw new Fault("Object of type " + Values.typeName(value) + " is not JSON serializable");
        }
    }

    private void number(Object value) {
        String text = Text.number(value);
        out.append(
                switch (text) {
                    case "nan" -> "NaN";
                    case "inf" -> "Infinity";
                    case "-inf" -> "-Infinity";
                    default -> text;
                });
    }

    private void list(List<?> list, int depth) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            separate(i, depth + 1);
            value(list.get(i), depth + 1);
        }
        close(list.isEmpty(), depth, ']');
    }

    private void map(Map<?, ?> map, int depth) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (sortKeys) {
            Comparator<Map.Entry<?, ?>> byKey = (a, b) -> Values.compare(a.getKey(), b.getKey(), "<");
            entries.sort(byKey);
        }
        out.append('{');
        for (int i = 0; i < entries.size(); i++) {
            separate(i, depth + 1);
            string(key(entries.get(i).getKey()));
            out.append(": ");
            value(entries.get(i).getValue(), depth + 1);
        }
        close(entries.isEmpty(), depth, '}');
    }

    private static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Boolean flag) {
            return flag ? "true" : "false";
        }
        if (key != null && !Numbers.is(key)) {
            throw new Fault("keys must be str, int, float, bool or None, not " + Values.typeName(key));
        }
        return key == null ? "null" : Text.number(key);
    }

    private void separate(int index, int depth) {
        if (index > 0) {
            out.append(indent == null ? ", " : ",");
        }
        newLine(depth);
    }

    private void close(boolean empty, int depth, char bracket) {
        if (!empty) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        if (indent != null) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c >= 32 && c < 127) {
                        out.append(c);
                    } else {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        out.append('"');
    }
}
