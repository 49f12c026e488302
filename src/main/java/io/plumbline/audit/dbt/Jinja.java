package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
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

    private static final Pattern NAME = Pattern.compile("'[^']*'|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_.]*");

    public static Jinja read(String text) {
        Jinja jinja = new Jinja(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        int line = 1;
        for (int at = 0; at < text.length(); ) {
            int end = tagEnd(text, at);
            if (end > at && text.charAt(at + 1) != '#') {
                jinja.note(text.substring(at, end), line);
            }
            int next = Math.max(end, at + 1);
            line += (int)
                    text.substring(at, next).chars().filter(c -> c == '\n').count();
            at = next;
        }
        return jinja;
    }

    /** The text with blanks for all that is no Jinja, comments of Jinja among it; lines stay where they are. */
    static String only(String text) {
        StringBuilder only = new StringBuilder(text.replaceAll("[^\n]", " "));
        for (int at = 0; at < text.length(); ) {
            int end = tagEnd(text, at);
            if (end > at && text.charAt(at + 1) != '#') {
                only.replace(at, end, text.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return only.toString();
    }

    /** The end of the tag that begins here, or the same offset where none does. */
    private static int tagEnd(String text, int at) {
        for (String[] tag : new String[][] {{"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}}) {
            if (text.startsWith(tag[0], at)) {
                int end = text.indexOf(tag[1], at + 2);
                return end < 0 ? text.length() : end + 2;
            }
        }
        return at;
    }

    private void note(String tag, int firstLine) {
        Matcher name = NAME.matcher(tag);
        while (name.find()) {
            String found = name.group();
            if (found.charAt(0) == '\'' || found.charAt(0) == '"') {
                continue;
            }
            int line = firstLine
                    + (int) tag.substring(0, name.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            names.add(found);
            lines.putIfAbsent(found, line);
            if (tag.substring(name.end()).stripLeading().startsWith("(")) {
                calls.add(found);
            }
        }
    }

    /** The first line a name stands on. */
    public Optional<Integer> first(String name) {
        return Optional.ofNullable(lines.get(name));
    }
}
