package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths as {@code .gitignore} writes it: {@code *} and {@code ?} stay within a part, {@code **} spans
 * parts, a slash at the start or in the middle ties it to the root, one at the end means a folder. Matching takes time
 * in the product of the lengths, whatever the pattern.
 */
final class PathPattern {

    private static final int MAX_LENGTH = 1000;

    private final List<String> parts = new ArrayList<>();
    private final boolean folder;
    private final boolean bare;

    /** @throws IllegalArgumentException where the pattern is empty or longer than 1000 characters */
    PathPattern(String pattern) {
        String text = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        this.folder = text.endsWith("/");
        text = folder ? text.substring(0, text.length() - 1) : text;
        if (text.isEmpty() && !pattern.equals("/") || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("\"" + PlainText.of(pattern, 80) + "\" is no path pattern");
        }
        this.bare = !pattern.startsWith("/") && text.indexOf('/') < 0;
        if (bare) {
            parts.add("**");
        }
        for (String part : text.split("/", -1)) {
            if (!part.equals("**")
                    || parts.isEmpty()
                    || !parts.get(parts.size() - 1).equals("**")) {
                parts.add(part);
            }
        }
    }

    /** Whether it names this very file; a folder's pattern never does. */
    boolean matchesFile(String path) {
        String[] names = path.split("/");
        return !folder && reach(names)[names.length];
    }

    /**
     * Whether it names the file or a folder above it. A last {@code *} names only what lies directly in its folder, as
     * CODEOWNERS documents for {@code docs/*}.
     */
    boolean covers(String path) {
        if (parts.size() == 1 && parts.get(0).isEmpty()) {
            return true;
        }
        String[] names = path.split("/");
        boolean[] reach = reach(names);
        boolean direct = !bare && parts.get(parts.size() - 1).equals("*");
        if (!folder && reach[names.length]) {
            return true;
        }
        for (int i = 1; i < names.length && !direct; i++) {
            if (reach[i]) {
                return true;
            }
        }
        return false;
    }

    /** For each number of leading names, whether the whole pattern matches exactly these. */
    private boolean[] reach(String[] names) {
        boolean[] now = new boolean[names.length + 1];
        now[0] = true;
        for (String part : parts) {
            boolean[] next = new boolean[names.length + 1];
            boolean any = false;
            for (int i = 0; i <= names.length; i++) {
                if (part.equals("**")) {
                    any |= now[i];
                    next[i] = any;
                } else if (i > 0) {
                    next[i] = now[i - 1] && glob(part, names[i - 1]);
                }
            }
            now = next;
        }
        return now;
    }

    /** One part against one name; a backslash takes the next character as it is. */
    static boolean glob(String pattern, String name) {
        boolean[] now = new boolean[name.length() + 1];
        now[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            boolean[] next = new boolean[name.length() + 1];
            int close = c == '[' ? pattern.indexOf(']', p + 2) : -1;
            boolean literal = c == '\\' && p + 1 < pattern.length();
            boolean star = c == '*';
            boolean any = false;
            for (int i = 0; i <= name.length(); i++) {
                if (star) {
                    any |= now[i];
                    next[i] = any;
                } else if (i > 0 && now[i - 1]) {
                    char at = name.charAt(i - 1);
                    next[i] = close > 0
                            ? inClass(pattern.substring(p + 1, close), at)
                            : literal ? pattern.charAt(p + 1) == at : c == '?' || c == at;
                }
            }
            p = close > 0 ? close : literal ? p + 1 : p;
            now = next;
        }
        return now[name.length()];
    }

    private static boolean inClass(String members, char c) {
        boolean not = members.startsWith("!") || members.startsWith("^");
        boolean in = false;
        for (int i = not ? 1 : 0; i < members.length(); i++) {
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                in |= members.charAt(i) <= c && c <= members.charAt(i + 2);
                i += 2;
            } else {
                in |= members.charAt(i) == c;
            }
        }
        return in != not;
    }
}
