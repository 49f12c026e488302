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

    /** Takes a tag that is no comment: offsets of its first character and behind its last. */
    private interface Tags {
        void tag(int start, int end);
    }

    public static Jinja read(String text) {
        Jinja jinja = new Jinja(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        tags(text, (start, end) -> jinja.note(text, start, end));
        return jinja;
    }

    /** The text with blanks for all that is no Jinja, comments of Jinja among it; lines stay where they are. */
    static String only(String text) {
        char[] only = new char[text.length()];
        for (int i = 0; i < only.length; i++) {
            only[i] = text.charAt(i) == '\n' ? '\n' : ' ';
        }
        tags(text, (start, end) -> text.getChars(start, end, only, start));
        return new String(only);
    }

    private static void tags(String text, Tags tags) {
        for (int at = text.indexOf('{'); at >= 0 && at + 1 < text.length(); ) {
            char kind = text.charAt(at + 1);
            int next = at + 1;
            if (kind == '{' || kind == '%' || kind == '#') {
                next = after(kind == '{' ? "}}" : kind + "}", text, at + 2);
                if (kind != '#') {
                    tags.tag(at, next);
                }
            }
            at = text.indexOf('{', next);
        }
    }

    private static int after(String close, String text, int from) {
        int end = text.indexOf(close, from);
        return end < 0 ? text.length() : end + close.length();
    }

    private void note(String text, int start, int end) {
        for (int at = start; at < end; ) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int close = text.indexOf(c, at + 1);
                at = close < 0 || close >= end ? at + 1 : close + 1;
            } else if (begins(c)) {
                int behind = at + 1;
                while (behind < end && (begins(text.charAt(behind)) || continues(text.charAt(behind)))) {
                    behind++;
                }
                note(text.substring(at, behind), text, at, behind, end);
                at = behind;
            } else {
                at++;
            }
        }
    }

    private void note(String name, String text, int at, int behind, int end) {
        if (names.add(name)) {
            lines.put(name, line(text, at));
        }
        int next = behind;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < end && text.charAt(next) == '(') {
            calls.add(name);
        }
    }

    private static boolean begins(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean continues(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static int line(String text, int at) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return line;
    }

    /** The first line a name stands on. */
    public Optional<Integer> first(String name) {
        return Optional.ofNullable(lines.get(name));
    }
}
