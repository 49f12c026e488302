package io.plumbline.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the entries of a dbt YAML file by indentation: each item of a list under a top-level key, and within a source
 * each table. What is written in another way stays one section per top-level key.
 */
final class YamlSections {

    private static final Pattern KEY = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:.*");
    private static final Pattern NAME =
            Pattern.compile("(?:- +)?name[ \t]*:[ \t]*[\"']?([^\"'#]+?)[\"']?[ \t]*(?:#.*)?");
    private static final Pattern TABLES = Pattern.compile("(?:- +)?tables[ \t]*:[ \t]*(?:#.*)?");
    private static final Set<String> WITH_NAMES = Set.of(
            "sources",
            "models",
            "seeds",
            "snapshots",
            "macros",
            "exposures",
            "metrics",
            "semantic_models",
            "saved_queries",
            "unit_tests",
            "data_tests",
            "tests",
            "groups",
            "analyses",
            "functions",
            "packages",
            "selectors");

    private final List<String> lines;
    private final List<Section> sections = new ArrayList<>();

    private YamlSections(List<String> lines) {
        this.lines = lines;
    }

    /** Sections that follow one another without a gap from line 1 to the last. */
    static List<Section> of(List<String> lines) {
        YamlSections found = new YamlSections(lines);
        List<Integer> keys = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            if (KEY.matcher(lines.get(line - 1)).matches()) {
                keys.add(line);
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            int end = i + 1 < keys.size() ? found.withComments(keys.get(i + 1), keys.get(i)) - 1 : lines.size();
            found.block(keys.get(i), end);
        }
        found.add(lines.size(), "");
        return found.sections;
    }

    private void block(int keyLine, int end) {
        Matcher key = KEY.matcher(lines.get(keyLine - 1));
        String name = key.matches() ? key.group(1) : "";
        List<Integer> items = WITH_NAMES.contains(name) ? items(keyLine + 1, end, -1) : List.of();
        for (int i = 0; i < items.size(); i++) {
            int last = i + 1 < items.size() ? items.get(i + 1) - 1 : end;
            String what = name.endsWith("s") && !name.equals("analyses") ? name.substring(0, name.length() - 1) : name;
            String label = what.replace('_', ' ') + " " + itemName(items.get(i), last);
            if (name.equals("sources")) {
                source(items.get(i), last, label.strip());
            } else {
                add(last, label.strip());
            }
        }
        add(end, name.equals("version") ? "" : name);
    }

    private void source(int from, int to, String label) {
        int indent = indent(from);
        for (int line = from; line <= to; line++) {
            String text = lines.get(line - 1);
            if (TABLES.matcher(text.strip()).matches() && indent(line) <= indent + 2) {
                List<Integer> tables = items(line + 1, to, indent);
                for (int i = 0; i < tables.size(); i++) {
                    if (i == 0) {
                        add(tables.get(i) - 1, label);
                    }
                    int last = i + 1 < tables.size() ? tables.get(i + 1) - 1 : endOfList(tables.get(i), to);
                    add(last, label + ", table " + itemName(tables.get(i), last));
                }
            }
        }
        add(to, label);
    }

    /** First lines, comments above included, of the items of the list that starts here, if it is a deeper one. */
    private List<Integer> items(int from, int to, int parentIndent) {
        List<Integer> items = new ArrayList<>();
        int indent = -1;
        for (int line = from; line <= to; line++) {
            String text = lines.get(line - 1);
            if (text.isBlank() || text.strip().startsWith("#")) {
                continue;
            }
            boolean item = text.strip().equals("-") || text.strip().startsWith("- ");
            if (indent < 0 && (!item || indent(line) <= parentIndent)) {
                return items;
            }
            indent = indent < 0 ? indent(line) : indent;
            if (indent(line) < indent) {
                return items;
            }
            if (item && indent(line) == indent) {
                items.add(withComments(line, items.isEmpty() ? from - 1 : items.get(items.size() - 1)));
            }
        }
        return items;
    }

    private int endOfList(int from, int to) {
        int first = from;
        while (lines.get(first - 1).strip().startsWith("#")) {
            first++;
        }
        for (int line = first + 1; line <= to; line++) {
            String text = lines.get(line - 1);
            if (!text.isBlank() && !text.strip().startsWith("#") && indent(line) < indent(first)) {
                return line - 1;
            }
        }
        return to;
    }

    /** The line, or that of the comments right above it, but not before another line. */
    private int withComments(int line, int after) {
        int first = line;
        while (first - 1 > after && lines.get(first - 2).strip().startsWith("#")) {
            first--;
        }
        return first;
    }

    private String itemName(int from, int to) {
        int first = from;
        while (first < to && lines.get(first - 1).strip().startsWith("#")) {
            first++;
        }
        int deepest = indent(first) + 2;
        for (int line = first; line <= to; line++) {
            Matcher name = NAME.matcher(lines.get(line - 1).strip());
            if (indent(line) <= deepest && name.matches()) {
                return name.group(1).strip();
            }
        }
        return "";
    }

    private int indent(int line) {
        String text = lines.get(line - 1);
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private void add(int endLine, String label) {
        int from = sections.isEmpty() ? 1 : sections.get(sections.size() - 1).endLine() + 1;
        if (from <= endLine) {
            sections.add(new Section(from, endLine, label));
        }
    }
}
