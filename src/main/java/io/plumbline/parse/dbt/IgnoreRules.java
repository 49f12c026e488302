package io.plumbline.parse.dbt;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The patterns of a {@code .dbtignore} file, which is written as a {@code .gitignore}. */
final class IgnoreRules {

    static final IgnoreRules NONE = new IgnoreRules("");

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Pattern pattern, boolean again) {}

    IgnoreRules(String text) {
        for (String raw : text.lines().toList()) {
            String line = raw.stripTrailing();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean again = line.startsWith("!");
            String glob = again ? line.substring(1) : line;
            rules.add(new Rule(Pattern.compile(regex(glob.startsWith("\\") ? glob.substring(1) : glob)), again));
        }
    }

    /** Whether a path below the project's root is left out; the last pattern that fits decides. */
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.again() == ignored && rule.pattern().matches(path)) {
                ignored = !rule.again();
            }
        }
        return ignored;
    }

    private static String regex(String glob) {
        boolean folder = glob.endsWith("/");
        String body = folder ? glob.substring(0, glob.length() - 1) : glob;
        boolean anchored = body.indexOf('/') >= 0;
        body = body.startsWith("/") ? body.substring(1) : body;
        StringBuilder out = new StringBuilder(anchored ? "" : "(?:.*/)?");
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (body.startsWith("**/", i)) {
                out.append("(?:.*/)?");
                i += 2;
            } else if (body.startsWith("**", i)) {
                out.append(".*");
                i++;
            } else if (c == '*') {
                out.append("[^/]*");
            } else if (c == '?') {
                out.append("[^/]");
            } else {
                out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return out + (folder ? "/.*" : "(?:/.*)?");
    }
}
