package io.plumbline.sql.lineage;

/** {@code ILIKE} between a name and a pattern. */
final class Like {

    private Like() {}

    /** Greedy with one place to come back to: linear in practice, never worse than length times length. */
    static boolean matches(String text, String pattern) {
        int t = 0;
        int p = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && same(text.charAt(t), pattern.charAt(p))) {
                t++;
                p++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char c, char pattern) {
        return pattern == '_' || Character.toUpperCase(c) == Character.toUpperCase(pattern);
    }
}
