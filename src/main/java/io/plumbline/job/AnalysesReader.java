package io.plumbline.job;

import io.plumbline.job.YamlTable.Entry;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the part {@code analyses} of jobs.yml. */
final class AnalysesReader {

    private static final String WHAT = "analyses";
    private static final Pattern TABLES = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)?");

    private final Problems problems;

    AnalysesReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    AnalysesSpec read(@Nullable Entry entry) {
        YamlTable table = entry == null || !(entry.plain() instanceof Map)
                ? null
                : problems.table(WHAT, entry.value(), "{approvers: [carla]}");
        if (entry == null || table == null) {
            return null;
        }
        Map<String, Object> found = problems.values(WHAT, table, entry.line(), Grammar.ANALYSES);
        Options values = new Options(found);
        List<String> approvers = values.list("approvers");
        List<String> requesters = values.list("requesters");
        boolean twoEyes = values.flag("two-eyes", true);
        if (found.containsKey("approvers") && approvers.isEmpty()) {
            problems.add(
                    line(table, "approvers"),
                    WHAT + " has no approver; expected at least one",
                    "Name a person who may say yes to a query.");
        }
        if (twoEyes && approvers.size() == 1 && requesters.equals(approvers)) {
            problems.add(
                    line(table, "approvers"),
                    WHAT + ": " + approvers.get(0) + " alone may ask and approve, and two-eyes forbids both at once",
                    "Name another approver.");
        }
        List<String> tables = values.list("tables");
        tables.stream()
                .filter(name -> !TABLES.matcher(name).matches())
                .forEach(name -> problems.add(
                        line(table, "tables"),
                        WHAT + " has \"" + name + "\" under tables; expected DATABASE or DATABASE.SCHEMA",
                        "For example tables: [ANALYTICS.MARTS]"));
        return new AnalysesSpec(
                approvers,
                requesters,
                twoEyes,
                number(table, found, "expires-hours", 24, 24 * 30),
                values.flag("explain", false),
                tables,
                number(table, found, "max-rows", 10_000, 1_000_000),
                number(table, found, "max-megabytes", 16, 512),
                number(table, found, "max-seconds", 300, 86_400),
                entry.line());
    }

    private int number(YamlTable table, Map<String, Object> found, String name, int otherwise, int most) {
        Object value = found.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= 1 && number <= most) {
            return number;
        }
        problems.add(
                line(table, name),
                WHAT + " has " + name + " " + value + "; expected a whole number from 1 to " + most,
                "For example " + name + ": " + otherwise);
        return otherwise;
    }

    private static int line(YamlTable table, String key) {
        Entry entry = table.get(key);
        return entry == null ? table.line() : entry.line();
    }
}
