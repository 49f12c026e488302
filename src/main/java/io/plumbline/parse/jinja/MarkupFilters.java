package io.plumbline.parse.jinja;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters about HTML and URLs, and the printed forms for programs. */
final class MarkupFilters {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private MarkupFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        Filters.Filter escape = (value, call) -> escape(TextFilters.text(value, call));
        all.put("e", escape);
        all.put("escape", escape);
        all.put("forceescape", escape);
        all.put("safe", (value, call) -> TextFilters.text(value, call));
        all.put("striptags", (value, call) -> strip(TextFilters.text(value, call)));
        all.put("urlencode", MarkupFilters::urlencode);
        all.put("xmlattr", MarkupFilters::attributes);
        all.put("tojson", MarkupFilters::json);
        all.put("pprint", (value, call) -> {
            String text = Text.repr(value);
            call.charge(text.length());
            return text;
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
            int close = text.indexOf("-->", open);
            if (close < 0) {
                break;
            }
            out.append(text, from, open);
            from = close + 3;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
            int close = text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            out.append(text, from, open);
            from = close + 1;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String strip(String text) {
        String plain = withoutTags(withoutComments(text));
        String unescaped = plain.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return StringMethods.strip(SPACES.matcher(unescaped).replaceAll(" "), (String) null, true, true);
    }

    private static Object urlencode(@Nullable Object value, Invocation call) {
        if (value instanceof String || !Iteration.isIterable(value)) {
            return quote(TextFilters.text(value, call)).replace("%2F", "/");
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> pairs.add(Tuple.of(key, item)));
        } else {
            pairs.addAll(Iteration.list(value, call.meter()));
        }
        List<String> parts = new ArrayList<>();
        for (Object pair : pairs) {
            List<@Nullable Object> both = Iteration.list(pair, call.meter());
            if (both.size() != 2) {
                throw new Fault("urlencode needs pairs, got a sequence of " + both.size());
            }
            parts.add(query(both.get(0)) + "=" + query(both.get(1)));
        }
        return String.join("&", parts);
    }

    private static String query(@Nullable Object value) {
        return quote(Text.str(value)).replace("%20", "+");
    }

    private static String quote(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static Object attributes(@Nullable Object value, Invocation call) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Fault("xmlattr needs a mapping, not " + Values.typeName(value));
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object item = entry.getValue();
            if (item != null && !(item instanceof Undefined)) {
                parts.add(escape(Text.str(entry.getKey())) + "=\"" + escape(Text.str(item, call.meter())) + "\"");
            }
        }
        boolean space = Values.truthy(call.argument(0, "autospace", true)) && !parts.isEmpty();
        return (space ? " " : "") + String.join(" ", parts);
    }

    private static Object json(@Nullable Object value, Invocation call) {
        Object indent = call.argument(0, "indent", null);
        int width = indent == null ? 0 : Math.min(64, Math.max(0, Numbers.index(indent, "indent")));
        String json = Json.write(value, true, indent == null ? null : " ".repeat(width));
        call.charge(json.length());
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }
}
