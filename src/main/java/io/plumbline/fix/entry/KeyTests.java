package io.plumbline.fix.entry;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.fix.keys.ProvenKey;
import io.plumbline.model.Column;
import io.plumbline.model.Edit;
import io.plumbline.model.Model;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tests of the key that a model's SQL makes.
 *
 * @param columns as YAML has them, else in lower case; several make one key together
 * @param missing tests that the only column of a key does not have yet
 * @param described what the column of a key passes on is described by; empty where nothing is
 * @param wrapped whether the project writes the arguments of tests below a word of their own
 */
record KeyTests(Model model, List<String> columns, List<String> missing, String described, boolean wrapped) {

    private static final String COMBINATION = "dbt_utils.unique_combination_of_columns";

    /** Empty where the SQL makes no key, all is tested, or the project has no test for a key of several columns. */
    static Optional<KeyTests> of(Model model, Workbench bench) {
        List<String> columns = ProvenKey.of(model, bench).stream()
                .map(column ->
                        model.properties().column(column).map(Column::name).orElse(lower(column)))
                .toList();
        if (columns.isEmpty() || !columns.stream().allMatch(column -> column.matches("\\w+"))) {
            return Optional.empty();
        }
        if (columns.size() > 1) {
            return wrapped(model, bench).map(wrapped -> new KeyTests(model, columns, List.of(), "", wrapped));
        }
        Set<String> there = bench.estate().tests(model.id()).stream()
                .filter(test -> columns.get(0).equalsIgnoreCase(test.column()))
                .map(Test::label)
                .collect(Collectors.toSet());
        List<String> missing = List.of("unique", "not_null").stream()
                .filter(test -> !there.contains(test))
                .toList();
        String described = bench.inherited(model, columns.get(0))
                .filter(text -> !text.contains("\n"))
                .orElse("");
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyTests(model, columns, missing, described, false));
    }

    private static String lower(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    /** How the project writes such a test elsewhere; empty where it has none. */
    private static Optional<Boolean> wrapped(Model model, Workbench bench) {
        return bench.estate()
                .own(Test.class)
                .filter(test -> test.enabled()
                        && COMBINATION.equals(test.label())
                        && test.packageName().equals(model.packageName()))
                .findFirst()
                .flatMap(test -> bench.file(test.location().path())
                        .map(file -> file
                                .lines(test.location().line(), test.location().line() + 1)
                                .stream()
                                .anyMatch(line -> line.strip().equals("arguments:"))));
    }

    /** What to write below the name of the model in an entry that has no tests and no columns. */
    List<String> lines(String word) {
        return columns.size() > 1 ? combination(word) : block(word);
    }

    private List<String> block(String word) {
        List<String> lines = new ArrayList<>(List.of("columns:", "  - name: " + columns.get(0)));
        if (!described.isEmpty()) {
            lines.add("    description: " + Scalar.of(described));
        }
        list(word).forEach(line -> lines.add("    " + line));
        return lines;
    }

    private List<String> list(String word) {
        List<String> lines = new ArrayList<>(List.of(word + ":"));
        missing.forEach(test -> lines.add("  - " + test));
        return lines;
    }

    private List<String> combination(String word) {
        List<String> lines = new ArrayList<>(List.of(word + ":", "  - " + COMBINATION + ":"));
        String indent = wrapped ? "        " : "      ";
        if (wrapped) {
            lines.add("      arguments:");
        }
        lines.add(indent + "combination_of_columns:");
        columns.forEach(column -> lines.add(indent + "  - " + column));
        return lines;
    }

    /** The edit of the entry that the model has; empty where it is not written plainly. */
    Optional<Edit> in(YamlEntry entry, String word, Workbench bench) {
        if (columns.size() > 1) {
            return entry.line("data_tests") + entry.line("tests") > 0
                    ? Optional.empty()
                    : below(entry, Math.max(entry.first(), entry.end(entry.line("description"))), combination(word));
        }
        Optional<YamlEntry> column =
                model.properties().column(columns.get(0)).flatMap(known -> YamlEntry.at(known.location(), bench));
        if (column.isPresent()) {
            return tests(column.get(), word);
        }
        int line = entry.line("columns");
        if (line == 0) {
            return below(entry, entry.last(), block(word));
        }
        TextFile file = entry.file();
        String indent = " ".repeat(file.indent(line + 1));
        List<String> lines = block(word).stream()
                .skip(1)
                .map(text -> indent + text.substring(2))
                .toList();
        return line < entry.last() && dash(file, line + 1)
                ? Optional.of(file.insertAfter(line, lines))
                : Optional.empty();
    }

    private static Optional<Edit> below(YamlEntry entry, int line, List<String> lines) {
        return entry.file().line(entry.first()).contains("{")
                ? Optional.empty()
                : Optional.of(entry.file()
                        .insertAfter(
                                line,
                                lines.stream()
                                        .map(text -> entry.keyIndent() + text)
                                        .toList()));
    }

    private Optional<Edit> tests(YamlEntry column, String word) {
        for (String key : List.of("data_tests", "tests")) {
            int line = column.line(key);
            if (line > 0) {
                return column.inline(line, key) ? inline(column.file(), line) : more(column, line);
            }
        }
        return below(column, column.last(), list(word));
    }

    private Optional<Edit> inline(TextFile file, int line) {
        String list = file.line(line).stripTrailing();
        int close = file.start(line) + list.length() - 1;
        return list.matches(".*\\[\\s*[\\w, ]+]")
                ? Optional.of(file.replace(close, close, ", " + String.join(", ", missing)))
                : Optional.empty();
    }

    private Optional<Edit> more(YamlEntry column, int line) {
        TextFile file = column.file();
        String indent = " ".repeat(file.indent(line + 1));
        return line < column.last() && dash(file, line + 1)
                ? Optional.of(file.insertAfter(
                        column.end(line),
                        missing.stream().map(test -> indent + "- " + test).toList()))
                : Optional.empty();
    }

    private static boolean dash(TextFile file, int line) {
        return file.line(line).stripLeading().startsWith("- ");
    }
}
