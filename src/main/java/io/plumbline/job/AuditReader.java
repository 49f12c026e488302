package io.plumbline.job;

import io.plumbline.job.YamlTable.Entry;
import io.plumbline.model.RuleChoices;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Selection;
import io.plumbline.model.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code rules}, {@code parts} and {@code ignore}; mistakes go to {@link Problems}. */
final class AuditReader {

    private static final String RULE = "root-model: off, root-model: info, or model-fanout: {leaves: 5}";

    private final Problems problems;
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** @param known the rules there are; their aliases count as names too */
    AuditReader(Problems problems, List<RuleInfo> known) {
        this.problems = problems;
        for (RuleInfo rule : known) {
            rule.aliases().forEach(alias -> rules.put(alias, rule.id()));
            rules.put(rule.id(), rule.id());
            names.add(rule.id());
        }
    }

    List<AuditSpec.Section> sections(String what, YamlTable table) {
        List<AuditSpec.Section> sections = new ArrayList<>();
        Entry all = table.get("rules");
        if (all != null) {
            sections.add(new AuditSpec.Section(null, choices(what + " rules", all)));
        }
        for (YamlTable part :
                entries(what + " parts", table.get("parts"), "{select: \"path:models/legacy\", rules: {…}}")) {
            String name = what + " part";
            Map<String, Object> values = problems.values(name, part, part.line(), Grammar.PART);
            Entry chosen = part.get("rules");
            Selection select = selection(name, part, values);
            if (select != null && chosen != null) {
                sections.add(new AuditSpec.Section(select, choices(name + " rules", chosen)));
            }
        }
        return sections;
    }

    List<AuditSpec.Accepted> accepted(String what, YamlTable table) {
        List<AuditSpec.Accepted> accepted = new ArrayList<>();
        String example = "{rule: root-model, because: it is typed in by hand}";
        for (YamlTable entry : entries(what + " ignore", table.get("ignore"), example)) {
            String name = what + " ignore";
            Map<String, Object> values = problems.values(name, entry, entry.line(), Grammar.IGNORE);
            Selection select = values.containsKey("select") ? selection(name, entry, values) : null;
            Entry until = entry.get("until");
            if (until != null && !isDay(text(values, "until"))) {
                problems.add(
                        until.line(),
                        name + " has until " + YamlTable.describe(until.plain()) + "; expected a day",
                        "Write it as 2027-03-31, the last day it holds.");
            }
            for (Object rule : values.get("rule") instanceof List<?> list ? list : List.of(text(values, "rule"))) {
                String id = rule(name, entry.line(), String.valueOf(rule));
                if (id != null && (select != null || !values.containsKey("select"))) {
                    accepted.add(new AuditSpec.Accepted(
                            id,
                            select,
                            text(values, "because"),
                            text(values, "owner"),
                            text(values, "until"),
                            entry.line()));
                }
            }
        }
        return accepted;
    }

    /** As it stands: the file is the repository's, so nothing of the process goes into it. */
    private static String text(Map<String, Object> values, String name) {
        return String.valueOf(values.getOrDefault(name, ""));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The entries of a list; a mapping in its place is a mistake that the check of types has told. */
    private List<YamlTable> entries(String what, @Nullable Entry entry, String example) {
        if (entry == null || entry.value() instanceof MappingNode) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode list)) {
            problems.add(
                    entry.line(),
                    what + " is " + YamlTable.describe(entry.plain()) + "; expected a list",
                    "Write it like this: - " + example);
            return List.of();
        }
        List<YamlTable> tables = new ArrayList<>();
        for (Node item : list.getValue()) {
            YamlTable table = problems.table("an entry of " + what, item, example);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }

    private @Nullable Selection selection(String what, YamlTable table, Map<String, Object> values) {
        Entry entry = table.get("select");
        if (entry == null || !values.containsKey("select")) {
            return null;
        }
        try {
            return Selection.parse(String.valueOf(values.get("select")));
        } catch (Selection.Unreadable e) {
            problems.add(
                    entry.line(),
                    what + " has select " + YamlTable.describe(entry.plain()) + ": " + e.getMessage(),
                    Suggestion.orElse(e.word(), e.known(), "Write it as dbt's --select, for example tag:nightly."));
            return null;
        }
    }

    private RuleChoices choices(String what, Entry entry) {
        Set<String> enabled = new HashSet<>();
        Set<String> disabled = new HashSet<>();
        Map<String, Severity> severities = new LinkedHashMap<>();
        Map<String, Map<String, Object>> thresholds = new LinkedHashMap<>();
        YamlTable table = problems.table(what, entry.value(), RULE);
        if (table != null) {
            for (Entry one : table.entries()) {
                String id = rule(what, one.line(), one.key());
                Object value = one.plain();
                if (id == null) {
                    continue;
                }
                if (value instanceof Boolean on) {
                    (on ? enabled : disabled).add(id);
                } else if (value instanceof Map<?, ?> limits) {
                    Map<String, Object> numbers = thresholds(what + " " + id, one, limits, id, severities);
                    thresholds.put(id, numbers);
                } else {
                    severity(what + " " + id, one.line(), value, id, severities);
                }
            }
        }
        return new RuleChoices(enabled, disabled, severities, thresholds);
    }

    private Map<String, Object> thresholds(
            String what, Entry entry, Map<?, ?> limits, String id, Map<String, Severity> severities) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        limits.forEach((name, value) -> {
            if (name.equals("severity")) {
                severity(what, entry.line(), value, id, severities);
            } else if (value == null || value instanceof Map<?, ?>) {
                problems.add(
                        entry.line(),
                        what + " has " + YamlTable.describe(value) + " as \"" + name
                                + "\"; expected a number, a text or a list",
                        "The rule's page names its thresholds: plumbline rules " + id);
            } else {
                numbers.put(String.valueOf(name), value);
            }
        });
        return numbers;
    }

    private void severity(String what, int line, @Nullable Object value, String id, Map<String, Severity> severities) {
        String word = String.valueOf(value);
        if (problems.oneOf(line, what, word, Grammar.SEVERITIES)) {
            severities.put(id, Severity.valueOf(word.toUpperCase(Locale.ROOT)));
        }
    }

    private @Nullable String rule(String what, int line, String name) {
        String id = rules.get(name);
        if (id == null) {
            problems.add(
                    line,
                    what + " names \"" + name + "\"; there is no such rule",
                    Suggestion.orElse(name, names, "All rules: plumbline rules"));
        }
        return id;
    }
}
