package io.plumbline.audit.dbt;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that stand in the Jinja of a text; its comments and the text of its strings are left out.
 *
 * @param names every identifier
 * @param calls every called name, dots included: {@code dbt_utils.star}
 * @param lines first line of each name, 1-based
 */
public record Jinja(Set<String> names, Set<String> calls, Map<String, Integer> lines) {

    /** Takes a tag that is no comment: offsets of its first character and behind its last, and its first line. */
    private interface Tags {
        void tag(int start, int end, int line);
    }

    public static Jinja read(String text) {
        Jinja jinja = new Jinja(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        tags(text, (start, end, line) -> jinja.note(text, start, end, line));
        return jinja;
    }

    /** The text with blanks for all that is no Jinja, comments of Jinja among it; lines stay where they are. */
    static String only(String text) {
        char[] only = new char[text.length()];
        for (int i = 0; i < only.length; i++) {
            only[i] = text.charAt(i) == '\n' ? '\n' : ' ';
        }
        tags(text, (start, end, line) -> text.getChars(start, end, only, start));
        return new String(only);
    }

    private static void tags(String text, Tags tags) {
        int line = 1;
        int counted = 0;
        for (int at = text.indexOf('{'); at >= 0 && at + 1 < text.length(); ) {
            line += breaks(text, counted, at);
            counted = at;
            char kind = text.charAt(at + 1);
            int next = at + 1;
            if (kind == '{' || kind == '%' || kind == '#') {
                next = after(kind == '{' ? "}}" : kind + "}", text, at + 2);
                if (kind != '#') {
                    tags.tag(at, next, line);
                }
            }
            at = text.indexOf('{', next);
        }
    }

    private static int after(String close, String text, int from) {
        int end = text.indexOf(close, from);
        return end < 0 ? text.length() : end + close.length();
    }

    private void note(String text, int start, int end, int firstLine) {
        int line = firstLine;
        for (int at = start; at < end; ) {
            char c = text.charAt(at);
            int next = at + 1;
            if (c == '\'' || c == '"') {
                int close = text.indexOf(c, at + 1);
                next = close < 0 || close >= end ? next : close + 1;
            } else if (begins(c)) {
                while (next < end && (begins(text.charAt(next)) || continues(text.charAt(next)))) {
                    next++;
                }
                String name = text.substring(at, next);
                names.add(name);
                lines.putIfAbsent(name, line);
                if (called(text, next, end)) {
                    calls.add(name);
                }
            }
            line += breaks(text, at, next);
            at = next;
        }
    }

    private static boolean called(String text, int behind, int end) {
        int at = behind;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < end && text.charAt(at) == '(';
    }

    private static boolean begins(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean continues(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static int breaks(String text, int from, int to) {
        int breaks = 0;
        for (int i = from; i < to; i++) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
        }
        return breaks;
    }

    /** The first line a name stands on. */
    public Optional<Integer> first(String name) {
        return Optional.ofNullable(lines.get(name));
    }
}
