package io.plumbline.parse.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code str.format}. */
final class BraceFormat {

    private final String text;
    private final Invocation call;
    private int at;
    private int automatic;

    private BraceFormat(String text, Invocation call) {
        this.text = text;
        this.call = call;
    }

    static String format(String text, Invocation call) {
        return new BraceFormat(text, call).all();
    }

    static String formatMap(String text, Invocation call) {
        if (!(call.argument(0, "mapping", null) instanceof Map<?, ?> map)) {
            throw new Fault("format_map() needs a mapping");
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(Text.str(key), value));
        return format(text, call.with(List.of(), named));
    }

    private String all() {
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean doubled = at < text.length() && text.charAt(at) == c;
            if (c == '{' && !doubled) {
                out.append(field(0));
            } else if (c == '}' && !doubled) {
                throw new Fault("Single '}' encountered in format string");
            } else {
                out.append(c);
                at += c == '{' || c == '}' ? 1 : 0;
            }
        }
        return out.toString();
    }

    private String field(int depth) {
        if (depth > 1) {
            throw new Fault("Max string recursion exceeded");
        }
        int start = at;
        while (at < text.length() && "!:}{".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '[' ? Math.max(1, text.indexOf(']', at) - at) : 1;
        }
        Object value = value(text.substring(start, Math.min(at, text.length())));
        value = conversion(value);
        String spec = "";
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            spec = spec(depth);
        }
        if (at >= text.length() || text.charAt(at) != '}') {
            throw new Fault("expected '}' before end of string");
        }
        at++;
        String printed =
                spec.isEmpty() ? Text.str(value) : FormatSpec.parse(spec).format(value, call.meter());
        call.charge(printed.length());
        return printed;
    }

    private @Nullable Object conversion(@Nullable Object value) {
        if (at + 1 >= text.length() || text.charAt(at) != '!') {
            return value;
        }
        char kind = text.charAt(at + 1);
        at += 2;
        return switch (kind) {
            case 'r', 'a' -> Text.repr(value);
            case 's' -> Text.str(value);
            default -> throw new Fault("Unknown conversion specifier '" + kind + "'");
        };
    }

    private String spec(int depth) {
        StringBuilder spec = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '}') {
            char c = text.charAt(at++);
            if (c == '{') {
                spec.append(field(depth + 1));
            } else {
                spec.append(c);
            }
        }
        return spec.toString();
    }

    private @Nullable Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Object value = argument(path.substring(0, end));
        while (end < path.length()) {
            boolean item = path.charAt(end) == '[';
            int from = end + 1;
            int to = from;
            while (to < path.length() && (item ? path.charAt(to) != ']' : ".[".indexOf(path.charAt(to)) < 0)) {
                to++;
            }
            String name = path.substring(from, to);
            value = item ? Members.item(value, key(name), false) : Members.attribute(value, name, false);
            end = item ? to + 1 : to;
        }
        return value;
    }

    private static Object key(String name) {
        return number(name) ? (Object) Long.valueOf(name) : name;
    }

    private static boolean number(String name) {
        return !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private @Nullable Object argument(String name) {
        if (name.isEmpty() || number(name)) {
            if (name.isEmpty() ? automatic < 0 : automatic > 0) {
                throw new Fault("cannot mix manual field specification and automatic field numbering");
            }
            automatic += name.isEmpty() ? 1 : automatic == 0 ? -1 : 0;
            int index = name.isEmpty() ? automatic - 1 : Integer.parseInt(name);
            if (index >= call.positional().size()) {
                throw new Fault("Replacement index " + index + " out of range for positional args tuple");
            }
            return call.positional().get(index);
        }
        if (!call.named().containsKey(name)) {
            throw new Fault("KeyError: " + Text.repr(name));
        }
        return call.named().get(name);
    }
}
