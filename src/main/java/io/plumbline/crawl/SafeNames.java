package io.plumbline.crawl;

import java.util.Locale;

/** Names of tree entries that stay what they are on every file system. */
final class SafeNames {

    private SafeNames() {}

    /** False for {@code ..}, {@code .git} in any case, and names with separators or control characters. */
    static boolean isSafe(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return !name.isEmpty()
                && !plain.equals(".")
                && !plain.equals("..")
                && !plain.equals(".git")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    static String printable(String path) {
        StringBuilder text = new StringBuilder();
        path.chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
        return text.toString();
    }
}
