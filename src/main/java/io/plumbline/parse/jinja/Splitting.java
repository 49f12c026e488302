package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of str that cut. */
final class Splitting {

    private static final String LINE_BREAKS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

    private Splitting() {}

    static Object call(String text, String name, Invocation call) {
        switch (name) {
            case "splitlines":
                return lines(text, Values.truthy(call.argument(0, "keepends", false)));
            case "partition":
            case "rpartition":
                return partition(text, separator(call), name.equals("rpartition"));
            default:
                Object given = call.argument(0, "sep", null);
                int most = Numbers.index(call.argument(1, "maxsplit", -1L), "maxsplit");
                boolean fromEnd = name.equals("rsplit");
                List<@Nullable Object> parts = given == null ? words(text, most, fromEnd) : null;
                parts = parts == null ? at(text, separator(call), most, fromEnd) : parts;
                call.charge(parts.size());
                return parts;
        }
    }

    private static String separator(Invocation call) {
        String separator = Methods.text(call, 0, "sep");
        if (separator.isEmpty()) {
            throw new Fault("empty separator");
        }
        return separator;
    }

    private static List<@Nullable Object> at(String text, String separator, int most, boolean fromEnd) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (fromEnd && most >= 0) {
            int end = text.length();
            int at = text.lastIndexOf(separator);
            while (at >= 0 && parts.size() < most) {
                parts.add(text.substring(at + separator.length(), end));
                end = at;
                at = end == 0 ? -1 : text.substring(0, end).lastIndexOf(separator);
            }
            parts.add(text.substring(0, end));
            Collections.reverse(parts);
            return parts;
        }
        int start = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && (most < 0 || parts.size() < most)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
            at = text.indexOf(separator, start);
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<@Nullable Object> words(String text, int most, boolean fromEnd) {
        if (fromEnd && most >= 0) {
            String reversed = new StringBuilder(text).reverse().toString();
            List<@Nullable Object> parts = new ArrayList<>();
            for (Object part : words(reversed, most, false)) {
                parts.add(new StringBuilder(Text.str(part)).reverse().toString());
            }
            Collections.reverse(parts);
            return parts;
        }
        List<@Nullable Object> parts = new ArrayList<>();
        int at = skip(text, 0, true);
        while (at < text.length()) {
            if (most >= 0 && parts.size() == most) {
                parts.add(StringMethods.strip(text.substring(at), (String) null, false, true));
                break;
            }
            int end = skip(text, at, false);
            parts.add(text.substring(at, end));
            at = skip(text, end, true);
        }
        return parts;
    }

    private static int skip(String text, int from, boolean space) {
        int at = from;
        while (at < text.length() && Text.isSpace(text.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    private static Tuple partition(String text, String separator, boolean last) {
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
        }
        return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    static List<@Nullable Object> lines(String text, boolean keepEnds) {
        List<@Nullable Object> lines = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            if (LINE_BREAKS.indexOf(text.charAt(at)) < 0) {
                at++;
                continue;
            }
            int end = at;
            at += text.startsWith("\r\n", at) ? 2 : 1;
            lines.add(text.substring(start, keepEnds ? at : end));
            start = at;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** {@code text.replace('', other, count)}. */
    static String interleave(String text, String other, long count) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i <= points.length; i++) {
            if (i < count) {
                out.append(other);
            }
            if (i < points.length) {
                out.appendCodePoint(points[i]);
            }
        }
        return out.toString();
    }
}
