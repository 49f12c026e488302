package io.plumbline.job;

import io.plumbline.job.YamlTable.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Collects the mistakes of one file while it is read. */
final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String problem, String action) {
        found.add(new Problem(file, line, problem, action));
    }

    List<Problem> sorted() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** The mapping, or null after saying that it is none. */
    @Nullable
    YamlTable table(String what, Node node, String example) {
        if (node instanceof MappingNode mapping) {
            YamlTable table = new YamlTable(mapping);
            table.repeated()
                    .forEach(twice -> add(
                            twice.line(),
                            what + " has \"" + twice.key() + "\" twice; expected it once",
                            "Remove one of the two."));
            return table;
        }
        add(
                YamlTable.line(node),
                what + " is " + YamlTable.describe(YamlTable.plain(node)) + "; expected a mapping",
                "Write it like this: " + example);
        return null;
    }

    /** The entries of a list; a mapping in its place is a mistake that the check of types has told. */
    List<YamlTable> tables(String what, @Nullable Entry entry, String example) {
        if (entry == null || entry.value() instanceof MappingNode) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode list)) {
            add(
                    entry.line(),
                    what + " is " + YamlTable.describe(entry.plain()) + "; expected a list",
                    "Write it like this: - " + example);
            return List.of();
        }
        List<YamlTable> tables = new ArrayList<>();
        for (Node item : list.getValue()) {
            YamlTable table = table("an entry of " + what, item, example);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** Checks keys and value types against the specs, and returns the values that have the right type. */
    Map<String, Object> values(String what, YamlTable table, int line, List<OptionSpec> specs) {
        List<String> names = specs.stream()
                .filter(spec -> spec.type() != OptionSpec.Type.REFUSED)
                .map(OptionSpec::name)
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : table.entries()) {
            specs.stream()
                    .filter(spec -> spec.name().equals(entry.key()))
                    .findFirst()
                    .ifPresentOrElse(
                            spec -> value(what, entry, spec, values),
                            () -> add(
                                    entry.line(),
                                    what + " has \"" + entry.key() + "\"; expected one of " + String.join(", ", names),
                                    Suggestion.orElse(entry.key(), names, "Remove it, or use one of these.")));
        }
        List<String> meant = table.entries().stream()
                .filter(entry -> !names.contains(entry.key()))
                .flatMap(entry -> Suggestion.of(entry.key(), names).stream())
                .toList();
        for (OptionSpec spec : specs) {
            if (spec.required() && table.get(spec.name()) == null && !meant.contains(spec.name())) {
                add(
                        line,
                        what + " has no \"" + spec.name() + "\"; it is required",
                        "Add " + spec.name() + ": " + spec.example());
            }
        }
        return values;
    }

    private void value(String what, Entry entry, OptionSpec spec, Map<String, Object> values) {
        Object value = entry.plain();
        if (spec.type() == OptionSpec.Type.REFUSED) {
            add(entry.line(), what + " has \"" + spec.name() + "\"; it is not taken", spec.description() + ".");
        } else if (spec.type() == OptionSpec.Type.SECRET
                && value instanceof String text
                && !Placeholders.isWhole(text)) {
            add(
                    entry.line(),
                    what + " has a literal \"" + spec.name() + "\"; a secret does not belong into this file",
                    "Write ${NAME} for an environment variable, or ${file:path} for a file.");
        } else if (value == null || !fits(spec.type(), value)) {
            add(
                    entry.line(),
                    what + " has " + YamlTable.describe(value) + " as \"" + spec.name() + "\"; expected "
                            + expected(spec.type()),
                    "For example " + spec.name() + ": " + spec.example());
        } else {
            values.put(spec.name(), value);
        }
    }

    private static boolean fits(OptionSpec.Type type, Object value) {
        return switch (type) {
            case TEXT -> !(value instanceof List<?> || value instanceof Map<?, ?>);
            case SECRET -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case FLAG -> value instanceof Boolean;
            case LIST -> value instanceof List<?> || value instanceof String;
            case MAP -> value instanceof Map<?, ?>;
            case REFUSED -> false;
        };
    }

    private static String expected(OptionSpec.Type type) {
        return switch (type) {
            case TEXT, SECRET -> "text";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
            case LIST -> "a list";
            case MAP -> "a mapping";
            case REFUSED -> "nothing";
        };
    }

    /** Says that a word is not one of those allowed; true where it is. */
    boolean oneOf(int line, String what, String word, List<String> allowed) {
        if (allowed.contains(word)) {
            return true;
        }
        add(
                line,
                what + " is \"" + word + "\"; expected one of " + String.join(", ", allowed),
                Suggestion.orElse(word, allowed, "Use one of these."));
        return false;
    }
}
