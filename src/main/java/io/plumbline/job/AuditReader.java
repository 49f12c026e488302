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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads {@code rules}, {@code parts} and {@code ignore}; mistakes go to {@link Problems}. */
final class AuditReader {

    private static final String RULE =
            "root-model: off, root-model: info, or model-fanout: {models_fanout_threshold: 5}";

    private final Problems problems;
    private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** @param known the rules there are; their aliases count as names too */
    AuditReader(Problems problems, List<RuleInfo> known) {
        this.problems = problems;
        for (RuleInfo rule : known) {
            rule.aliases().forEach(alias -> rules.put(alias, rule));
            rules.put(rule.id(), rule);
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
                problems.tables(what + " parts", table.get("parts"), "{select: \"path:models/legacy\", rules: {…}}")) {
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
        for (YamlTable entry : problems.tables(what + " ignore", table.get("ignore"), example)) {
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
                RuleInfo known = rule(name, entry.line(), String.valueOf(rule));
                if (known != null && (select != null || !values.containsKey("select"))) {
                    accepted.add(new AuditSpec.Accepted(
                            known.id(),
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
        Map<String, Map<String, Integer>> thresholds = new LinkedHashMap<>();
        YamlTable table = problems.table(what, entry.value(), RULE);
        if (table != null) {
            for (Entry one : table.entries()) {
                RuleInfo rule = rule(what, one.line(), one.key());
                Object value = one.plain();
                if (rule == null) {
                    continue;
                }
                if (value instanceof Boolean on) {
                    (on ? enabled : disabled).add(rule.id());
                } else if (one.value() instanceof MappingNode limits) {
                    String name = what + " " + rule.id();
                    thresholds.put(rule.id(), thresholds(name, new YamlTable(limits), rule, severities));
                } else {
                    severity(what + " " + rule.id(), one.line(), value, rule, severities);
                }
            }
        }
        return new RuleChoices(enabled, disabled, severities, thresholds);
    }

    private Map<String, Integer> thresholds(
            String what, YamlTable limits, RuleInfo rule, Map<String, Severity> severities) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Entry limit : limits.entries()) {
            Object value = limit.plain();
            if (limit.key().equals("severity")) {
                severity(what, limit.line(), value, rule, severities);
            } else if (!rule.thresholds().contains(limit.key())) {
                problems.add(
                        limit.line(), what + " has \"" + limit.key() + "\"; " + expected(rule), advice(limit, rule));
            } else if (value instanceof Integer number && number >= 0) {
                numbers.put(limit.key(), number);
            } else {
                problems.add(
                        limit.line(),
                        what + " has " + YamlTable.describe(value) + " as \"" + limit.key()
                                + "\"; expected a whole number from 0",
                        "What it counts says the rule's page: plumbline rules " + rule.id());
            }
        }
        return numbers;
    }

    private static String expected(RuleInfo rule) {
        return rule.thresholds().isEmpty()
                ? "this rule has no thresholds"
                : "expected severity or " + String.join(", ", rule.thresholds());
    }

    private static String advice(Entry limit, RuleInfo rule) {
        List<String> names =
                Stream.concat(Stream.of("severity"), rule.thresholds().stream()).toList();
        return Suggestion.orElse(limit.key(), names, "Remove it; the rule's page: plumbline rules " + rule.id());
    }

    private void severity(
            String what, int line, @Nullable Object value, RuleInfo rule, Map<String, Severity> severities) {
        String word = String.valueOf(value);
        if (problems.oneOf(line, what, word, Grammar.SEVERITIES)) {
            severities.put(rule.id(), Severity.valueOf(word.toUpperCase(Locale.ROOT)));
        }
    }

    private @Nullable RuleInfo rule(String what, int line, String name) {
        RuleInfo rule = rules.get(name);
        if (rule == null) {
            problems.add(
                    line,
                    what + " names \"" + name + "\"; there is no such rule",
                    Suggestion.orElse(name, names, "All rules: plumbline rules"));
        }
        return rule;
    }
}
