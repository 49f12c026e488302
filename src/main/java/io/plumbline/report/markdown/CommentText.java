package io.plumbline.report.markdown;

import io.plumbline.model.Fix;
import io.plumbline.model.Severity;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Group;
import io.plumbline.report.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The report as a comment of limited length: the verdict, the gravest findings, the rest folded by rule. Findings are left out
 * whole, never cut, and the last line says how many.
 */
final class CommentText {

    /** Findings that stand open; a reviewer reads no more. */
    private static final int OPEN = 10;

    /** Room for the last lines. */
    private static final int CLOSING = 600;

    /** Room for a fold's end and one finding at least. */
    private static final int FOLD = 400;

    private final Report report;
    private final int budget;
    private final List<Entry> open;
    private final StringBuilder out = new StringBuilder();

    /** @param budget most characters */
    CommentText(Report report, int budget) {
        this.report = report;
        this.budget = budget - CLOSING;
        this.open = report.entries()
                .filter(entry -> entry.finding().severity() != Severity.INFO)
                .sorted(Comparator.comparing((Entry entry) -> entry.finding().severity())
                        .reversed())
                .limit(OPEN)
                .toList();
    }

    /** The hidden line by which a comment of this job is found again. */
    static String marker(String job) {
        return "<!-- plumbline:" + job.replaceAll("[^A-Za-z0-9_.-]", "_") + " -->";
    }

    String text() {
        out.append(marker(report.job())).append('\n');
        out.append("**").append(Md.inline(report.verdict().get(0))).append("**\n\n");
        report.verdict().stream().skip(1).forEach(sentence -> out.append(Md.inline(sentence))
                .append(' '));
        out.append("\n\n");
        report.projectChanges().stream()
                .flatMap(project -> project.costs().stream())
                .forEach(cost -> ProjectChangesMarkdown.cost(out, cost));
        int shown = open();
        shown += folded();
        int left = (int) report.entries().count() - shown;
        if (left > 0) {
            out.append(Words.sentence(Words.tally(left, "finding")))
                    .append(left == 1 ? " is" : " are")
                    .append(" left out here for want of room; the whole report has ")
                    .append(left == 1 ? "it" : "them")
                    .append(".\n\n");
        }
        Report.Checks checks = report.checks();
        out.append("<sub>")
                .append(Words.tally(checks.checked(), "citation"))
                .append(" checked, ")
                .append(Words.digits(checks.dropped()))
                .append(" dropped · ")
                .append(Words.tally(report.gaps().size(), "thing"))
                .append(" not seen</sub>\n");
        return out.toString();
    }

    private int open() {
        int shown = 0;
        for (Entry entry : open) {
            shown += append(line(entry, true)) ? 1 : 0;
        }
        out.append(shown > 0 ? "\n" : "");
        open.forEach(this::patch);
        return shown;
    }

    private void patch(Entry entry) {
        Fix fix = entry.finding().fix();
        if (fix != null && fix.proven()) {
            append("<details><summary>" + (fix.onAccount() ? "Proven statement: " : "Proven patch: ")
                    + Md.inline(entry.finding().message()) + "</summary>\n\n" + FindingsMarkdown.patch(fix)
                    + "\n</details>\n\n");
        }
    }

    /** What does not stand open, a fold for each rule. */
    private int folded() {
        int shown = 0;
        for (Group group : report.groups()) {
            List<Entry> rest =
                    group.entries().filter(entry -> !open.contains(entry)).toList();
            String head = "<details><summary>" + word(group.severity()) + " · "
                    + Md.inline(group.rule().summary()) + " (" + Words.digits(rest.size()) + ")</summary>\n\n";
            if (rest.isEmpty() || out.length() + head.length() + FOLD > budget) {
                continue;
            }
            out.append(head);
            for (Entry entry : rest) {
                shown += append(line(entry, false)) ? 1 : 0;
            }
            out.append("\n</details>\n\n");
        }
        return shown;
    }

    private boolean append(String line) {
        boolean fits = out.length() + line.length() <= budget;
        out.append(fits ? line : "");
        return fits;
    }

    private static String line(Entry entry, boolean remedy) {
        return "- " + (remedy ? "**" + word(entry.finding().severity()) + "** " : "")
                + Md.inline(entry.finding().message()) + " " + FindingsMarkdown.place(entry) + "\n";
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
