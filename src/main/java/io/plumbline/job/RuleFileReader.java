package io.plumbline.job;

import io.plumbline.job.YamlTable.Entry;
import io.plumbline.model.Area;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a {@link RuleFile}; mistakes are collected. */
final class RuleFileReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLACE = Pattern.compile(".+:\\d+(-\\d+)?");
    private static final String RULE =
            "{id: fact-without-owner, on: model, require: has(model.meta.owner), message: it has no owner}";

    private static final String TEST = "{rule: fact-without-owner, files: {…}, expect: []}";

    private final Problems problems;
    private final String path;

    RuleFileReader(String path) {
        this.path = path;
        this.problems = new Problems(path);
    }

    /** Every mistake so far, by line. */
    List<Problem> problems() {
        return problems.sorted();
    }

    RuleFile read(String text) {
        Node root = YamlFile.compose(text, "a list of rules", problems);
        YamlTable file = root == null ? null : problems.table("the file", root, "rules: [" + RULE + "]");
        List<RuleSpec> rules = new ArrayList<>();
        List<RuleCase> tests = new ArrayList<>();
        if (file != null) {
            problems.values("the file", file, 1, Grammar.RULE_FILE);
            for (YamlTable table : problems.tables("rules", file.get("rules"), RULE)) {
                RuleSpec rule = rule(table);
                if (rule != null) {
                    rules.add(rule);
                    problems.tables(rule.id() + " tests", table.get("tests"), "{files: {…}, expect: []}")
                            .forEach(test -> tests.add(test(rule.id(), test, Grammar.OWN_RULE_TEST)));
                }
            }
            for (YamlTable test : problems.tables("tests", file.get("tests"), TEST)) {
                tests.add(test("", test, Grammar.RULE_TEST));
            }
        }
        return new RuleFile(rules, tests);
    }

    private @Nullable RuleSpec rule(YamlTable table) {
        Map<String, Object> values = problems.values("a rule", table, table.line(), Grammar.OWN_RULE);
        String id = text(values, "id", "");
        Entry named = table.get("id");
        if (named != null && !ID.matcher(id).matches()) {
            problems.add(
                    named.line(),
                    "a rule has the id \"" + id + "\"; expected small letters, digits and hyphens",
                    "Name it by the defect, for example fact-without-owner.");
        }
        RuleSpec.Text require = written(table, values, "require");
        RuleSpec.Text message = written(table, values, "message");
        Severity severity = severity(id, table, text(values, "severity", "warning"));
        Area area = area(id, table, text(values, "area", "governance"));
        if (named == null || require == null || message == null || !values.containsKey("on")) {
            return null;
        }
        return new RuleSpec(
                path,
                named.line(),
                id,
                text(values, "summary", id.replace('-', ' ')),
                text(values, "on", ""),
                written(table, values, "where"),
                require,
                message,
                severity,
                area,
                text(values, "why", ""),
                text(values, "remedy", ""));
    }

    private Severity severity(String id, YamlTable table, String word) {
        return problems.oneOf(line(table, "severity"), id + " severity", word, Grammar.SEVERITIES)
                ? Severity.valueOf(word.toUpperCase(Locale.ROOT))
                : Severity.WARNING;
    }

    private Area area(String id, YamlTable table, String word) {
        List<String> areas = Stream.of(Area.values()).map(Area::label).toList();
        return problems.oneOf(line(table, "area"), id + " area", word, areas)
                ? Area.valueOf(word.toUpperCase(Locale.ROOT))
                : Area.GOVERNANCE;
    }

    /** @param id of the rule it stands beside; empty where the test names its rule */
    private RuleCase test(String id, YamlTable table, List<OptionSpec> keys) {
        String what = (id.isEmpty() ? "a" : id) + " test";
        Map<String, Object> values = problems.values(what, table, table.line(), keys);
        Map<String, String> files = new LinkedHashMap<>();
        Entry written = table.get("files");
        if (written != null && values.get("files") instanceof Map<?, ?> map) {
            map.forEach((name, text) -> files.put(String.valueOf(name), Objects.toString(text, "")));
            map.keySet().stream()
                    .map(String::valueOf)
                    .filter(name ->
                            name.startsWith("/") || List.of(name.split("/")).contains(".."))
                    .forEach(name -> problems.add(
                            written.line(),
                            what + " has a file \"" + name + "\"; expected a path below the project",
                            "Write it as models/orders.sql."));
        }
        List<String> expected = new ArrayList<>();
        for (Object place : values.get("expect") instanceof List<?> list ? list : List.of()) {
            expected.add(String.valueOf(place));
            if (!PLACE.matcher(String.valueOf(place)).matches()) {
                problems.add(
                        line(table, "expect"),
                        what + " expects a finding at " + YamlTable.describe(place) + "; expected a path and a line",
                        "Write it as models/orders.sql:1, in quotes.");
            }
        }
        return new RuleCase(
                text(values, "rule", id), path, table.line(), text(values, "name", "test"), files, expected);
    }

    private static RuleSpec.@Nullable Text written(YamlTable table, Map<String, Object> values, String key) {
        Entry entry = table.get(key);
        return entry == null || !values.containsKey(key)
                ? null
                : new RuleSpec.Text(String.valueOf(values.get(key)), firstLine(entry.value()));
    }

    /** A block begins on the line below its {@code |} or {@code >}. */
    private static int firstLine(Node node) {
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return YamlTable.line(node) + (block ? 1 : 0);
    }

    private static int line(YamlTable table, String key) {
        Entry entry = table.get(key);
        return entry == null ? table.line() : entry.line();
    }

    private static String text(Map<String, Object> values, String name, String otherwise) {
        return String.valueOf(values.getOrDefault(name, otherwise)).strip();
    }
}
