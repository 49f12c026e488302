package io.plumbline.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The past of a {@link ProjectText}, a line for each commit, the oldest first:
 *
 * <pre>
 * 2025-01-05 Anna: models/a.sql, models/b.sql:2-3    the first commits a, the second writes these lines of b
 * 2025-01-06 Bo Lind x4: models/a.sql                four commits on four days that change a and leave no line behind
 * 2025-01-10 Bo Lind reverts: models/a.sql           takes back the commit before
 * 2025-01-11 Anna: -old.sql, .env = KEY=1, x.bin = 6000 KB
 * </pre>
 *
 * A file that no line names comes with the first commit. After the last commit every file is as the project says.
 */
record HistoryText(List<Step> steps) {

    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (.+?)(?: x(\\d+))?( reverts)?: (.+)");
    private static final Pattern RANGE = Pattern.compile("(\\S+\\.\\w+):(\\d+)(?:-(\\d+))?");
    private static final Pattern PUT = Pattern.compile("(\\S+) = (.+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+) KB");

    /** One commit. */
    record Step(Instant at, String author, boolean reverts, List<String> items) {}

    static HistoryText of(String text) {
        List<Step> steps = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            Matcher step = LINE.matcher(line.strip());
            if (!step.matches()) {
                throw new IllegalArgumentException("no commit: " + line);
            }
            int times = step.group(3) == null ? 1 : Integer.parseInt(step.group(3));
            for (int i = 0; i < times; i++) {
                LocalDate day = LocalDate.parse(step.group(1)).plusDays(i);
                steps.add(new Step(
                        day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                        step.group(2),
                        step.group(4) != null,
                        List.of(step.group(5).split(", "))));
            }
        }
        return new HistoryText(steps);
    }

    /** The files after each commit. */
    List<SortedMap<String, String>> trees(Map<String, String> files) {
        Map<String, Integer> last = new TreeMap<>();
        Map<String, Map<Integer, Integer>> claims = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            for (String item : steps.get(i).items()) {
                Matcher range = RANGE.matcher(item);
                String path = range.matches() ? range.group(1) : item;
                last.put(path, i);
                if (range.matches()) {
                    int from = Integer.parseInt(range.group(2));
                    int to = range.group(3) == null ? from : Integer.parseInt(range.group(3));
                    for (int line = from; line <= to; line++) {
                        claims.computeIfAbsent(path, p -> new TreeMap<>()).put(line, i);
                    }
                }
            }
        }
        List<SortedMap<String, String>> trees = new ArrayList<>();
        SortedMap<String, String> tree = new TreeMap<>(files);
        tree.keySet().removeAll(last.keySet());
        for (int i = 0; i < steps.size(); i++) {
            for (String item : steps.get(i).items()) {
                apply(item, i, files, last, claims, tree);
            }
            trees.add(new TreeMap<>(tree));
        }
        if (!trees.get(trees.size() - 1).keySet().containsAll(new TreeSet<>(files.keySet()))) {
            throw new IllegalArgumentException("the last commit lacks files of the project");
        }
        return trees;
    }

    private static void apply(
            String item,
            int step,
            Map<String, String> files,
            Map<String, Integer> last,
            Map<String, Map<Integer, Integer>> claims,
            SortedMap<String, String> tree) {
        Matcher put = PUT.matcher(item);
        Matcher range = RANGE.matcher(item);
        String path = range.matches() ? range.group(1) : item;
        if (item.startsWith("-")) {
            tree.remove(item.substring(1));
        } else if (put.matches()) {
            Matcher size = SIZE.matcher(put.group(2));
            tree.put(
                    put.group(1),
                    size.matches() ? "x\n".repeat(512 * Integer.parseInt(size.group(1))) : put.group(2) + "\n");
        } else if (files.containsKey(path)) {
            boolean ends = last.get(path) == step;
            tree.put(path, draft(String.valueOf(files.get(path)), step, ends, claims.getOrDefault(path, Map.of())));
        } else {
            throw new IllegalArgumentException(path + " is no file of the project");
        }
    }

    /**
     * The text with the lines that later commits write still different, and one more line that later commits change.
     */
    private static String draft(String text, int step, boolean last, Map<Integer, Integer> claims) {
        List<String> lines = text.lines().toList();
        StringBuilder draft = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            draft.append(claims.getOrDefault(i + 1, 0) <= step ? lines.get(i) : "draft of line " + (i + 1))
                    .append('\n');
        }
        return last ? draft.toString() : draft + "draft " + step + "\n";
    }

    /** The same with every range of SQL and YAML moved down. */
    HistoryText moved(int lines) {
        return new HistoryText(steps.stream()
                .map(step -> new Step(
                        step.at(),
                        step.author(),
                        step.reverts(),
                        step.items().stream().map(item -> moved(item, lines)).toList()))
                .toList());
    }

    private static String moved(String item, int lines) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches() || !range.group(1).matches(".*\\.(sql|ya?ml)")) {
            return item;
        }
        int from = Integer.parseInt(range.group(2));
        int to = range.group(3) == null ? from : Integer.parseInt(range.group(3));
        return range.group(1) + ":" + (from + lines) + "-" + (to + lines);
    }
}
