package io.plumbline.crawl;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Include and exclude patterns over paths. {@code *} and {@code ?} match within a folder, {@code **} across folders,
 * and a pattern that names a folder stands for everything below it. Matching takes time linear in the path's length.
 */
final class Globs {

    private final List<Pattern> include;
    private final List<Pattern> exclude;

    Globs(List<String> include, List<String> exclude) {
        this.include = include.stream().map(Globs::pattern).toList();
        this.exclude = exclude.stream().map(Globs::pattern).toList();
    }

    private Globs(Pattern only) {
        this.include = List.of(only);
        this.exclude = List.of();
    }

    /** One pattern that stands for exactly what it matches. */
    static Globs exactly(String pattern) {
        return new Globs(Pattern.compile("(?s)" + regex(pattern)));
    }

    static Globs everything() {
        return new Globs(List.of(), List.of());
    }

    boolean matches(String path) {
        return (include.isEmpty() || include.stream().anyMatch(p -> p.matches(path)))
                && exclude.stream().noneMatch(p -> p.matches(path));
    }

    /** Whether everything below a folder is left out, so that nobody need look into it. */
    boolean excludesAll(String folder) {
        return exclude.stream().anyMatch(p -> p.matches(folder));
    }

    private static Pattern pattern(String glob) {
        String clean = glob.startsWith("./") ? glob.substring(2) : glob.startsWith("/") ? glob.substring(1) : glob;
        while (clean.endsWith("/")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return Pattern.compile("(?s)" + regex(clean) + "(?:/.*)?");
    }

    private static String regex(String clean) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (clean.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (clean.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
