package io.plumbline.audit;

import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dbt project as one text: a line {@code == path} begins each file. A project without {@code dbt_project.yml} is
 * named {@code shop}. Its past stands behind {@code == .history}, see {@link HistoryText}. A comment {@code FINDING:
 * rule-id} on a line says that the rule finds something there; an id stands as often as there are findings. {@code
 * <github token>} stands for a text of that form.
 */
record ProjectText(Map<String, String> files, @Nullable HistoryText history) {

    static final String SOURCE = "warehouse";

    /** Nobody's; put together here, so that no scanner takes it for somebody's. */
    private static final String TOKEN = "gh" + "p_" + "Zk3vQ8mT1xW7bN5cR2yL9dF4gH6jS0pA";

    private static final Pattern MARK = Pattern.compile("(?:--|#) FINDING: ([a-z0-9, -]+)");

    static ProjectText of(String project) {
        String text = project.replace("<github token>", TOKEN);
        Map<String, String> files = new TreeMap<>();
        String path = null;
        StringBuilder body = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                if (path != null) {
                    files.put(path, body.toString());
                }
                path = line.substring(3).strip();
                body.setLength(0);
            } else {
                body.append(repeated(line));
            }
        }
        if (path == null) {
            throw new IllegalArgumentException("a project needs a line '== path'");
        }
        files.put(path, body.toString());
        files.putIfAbsent("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        String history = files.remove(".history");
        return new ProjectText(files, history == null ? null : HistoryText.of(history));
    }

    /** A line {@code !REPEAT n text} stands for the text n times. */
    private static String repeated(String line) {
        Matcher repeat = Pattern.compile("!REPEAT (\\d+) (.*)").matcher(line);
        return repeat.matches() ? (repeat.group(2) + "\n").repeat(Integer.parseInt(repeat.group(1))) : line + "\n";
    }

    /** The lines a rule must find, each as often as it is marked, as {@code path:line}. */
    List<String> marked(String rule) {
        List<String> marked = new ArrayList<>();
        files.forEach((path, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.find()) {
                    for (String id : mark.group(1).split(",")) {
                        if (id.strip().equals(rule)) {
                            marked.add(Location.ofLine(SOURCE, path.replaceFirst("^account/", ""), i + 1)
                                    .toString());
                        }
                    }
                }
            }
        });
        return marked.stream().sorted().toList();
    }

    boolean marksAnything() {
        return files.values().stream().anyMatch(text -> MARK.matcher(text).find());
    }

    /** The same project with two lines more at the top of each SQL and YAML file. */
    ProjectText shifted() {
        Map<String, String> moved = new LinkedHashMap<>();
        files.forEach((path, text) -> moved.put(
                path,
                path.endsWith(".sql") ? "\n\n" + text : path.matches(".*\\.ya?ml") ? "# moved\n\n" + text : text));
        return new ProjectText(moved, history == null ? null : history.moved(2));
    }
}
