package io.plumbline.report;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Redaction;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a run for a person to read and run. As it stands the script does what is proven and nothing else: what
 * is not proven is commented out.
 */
public final class AccountScript {

    private AccountScript() {}

    /** One statement and the findings that it is for. */
    private record Entry(Fix fix, List<Finding> findings) {}

    /**
     * Makes the script; empty where there is nothing to print.
     *
     * @param run its id
     * @param findings of one run
     * @param withUnproven whether what is not proven is in it, as comments
     */
    public static String of(String job, String run, List<Finding> findings, boolean withUnproven) {
        StringBuilder sql = new StringBuilder();
        Redaction redaction = new Redaction();
        for (Entry entry : entries(findings)) {
            if (entry.fix().proven() || withUnproven) {
                sql.append('\n').append(redaction.text(text(entry)));
            }
        }
        String head = "-- Statements for findings of job %s, run %s. Plumbline runs none of them: read them first.%n"
                .formatted(Visible.line(job), run);
        return sql.isEmpty() ? "" : head + sql;
    }

    /** Each statement once, the proven ones first; one that is proven for one finding does no less for another. */
    private static List<Entry> entries(List<Finding> findings) {
        Map<String, Entry> bySql = new LinkedHashMap<>();
        for (boolean proven : new boolean[] {true, false}) {
            findings.forEach(finding -> statement(finding, proven)
                    .ifPresent(fix -> bySql.computeIfAbsent(fix.sql(), sql -> new Entry(fix, new ArrayList<>()))
                            .findings()
                            .add(finding)));
        }
        return List.copyOf(bySql.values());
    }

    private static Optional<Fix> statement(Finding finding, boolean proven) {
        return Optional.ofNullable(finding.fix()).filter(fix -> fix.onAccount() && fix.proven() == proven);
    }

    private static String text(Entry entry) {
        StringBuilder text = new StringBuilder();
        entry.findings().forEach(finding -> text.append("-- ")
                .append(Visible.line(finding.rule() + ": " + Inline.plain(finding.message())))
                .append('\n'));
        boolean open = entry.fix().proven()
                && entry.fix().sql().lines().allMatch(line -> Visible.code(line).equals(line));
        if (!entry.fix().proven()) {
            text.append("-- Not proven: ")
                    .append(Visible.line(entry.fix().reason()))
                    .append(".\n");
        } else if (!open) {
            text.append("-- Commented out: a name in it holds characters that are not seen.\n");
        }
        entry.fix().sql().lines().forEach(line -> text.append(open || line.startsWith("--") ? "" : "-- ")
                .append(open ? line : Visible.code(line))
                .append('\n'));
        return text.toString();
    }
}
