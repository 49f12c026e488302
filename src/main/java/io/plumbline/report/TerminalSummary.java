package io.plumbline.report;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run says at its end: the verdict, up to five actions, the counts and the path. At most 80 columns where words
 * allow it. Escape sequences of others never reach the terminal, and no line of theirs can pass for a command of a CI host.
 */
public final class TerminalSummary {

    private static final int WIDTH = 80;
    private static final String RESET = "\u001b[0m";

    private final StringBuilder out = new StringBuilder();
    private final boolean colour;

    private TerminalSummary(boolean colour) {
        this.colour = colour;
    }

    /**
     * @param path where the report was written, printed as it is on a line of its own
     * @param colour whether to send colours; only ever to a terminal
     */
    public static String of(Report report, String path, boolean colour) {
        TerminalSummary summary = new TerminalSummary(colour);
        summary.write(report, path);
        return summary.out.toString();
    }

    private void write(Report report, String path) {
        paragraph(report.verdict().get(0), "", "", "\u001b[1m");
        if (report.verdict().size() > 1) {
            String rest = String.join(
                    " ", report.verdict().subList(1, report.verdict().size()));
            paragraph(rest, "", "", "");
        }
        if (!report.actions().isEmpty()) {
            out.append("\nDo this first\n");
            int n = 1;
            for (Report.Action action : report.actions()) {
                paragraph(Inline.plain(action.finding().finding().message()), " " + n++ + ". ", "    ", "");
                Finding finding = action.finding().finding();
                String owner = finding.owner().isEmpty() ? "" : ", " + Inline.plain(Whose.owner(finding));
                String more = action.others() > 0 ? "; " + Words.tally(action.others(), "more case") : "";
                paragraph(finding.location() + owner + more, "    ", "    ", "\u001b[2m");
            }
        }
        counts(report);
        out.append(harmless(Inline.plain(path))).append('\n');
    }

    private void counts(Report report) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
            long n = report.entries()
                    .filter(e -> e.finding().severity() == severity)
                    .count();
            counts.add(severity == Severity.INFO ? Words.digits(n) + " info" : Words.tally(n, lower(severity)));
        }
        if (!report.changes().first()) {
            counts.add(Words.digits(report.changes().added().size()) + " new");
            counts.add(Words.digits(report.changes().fixed().size()) + " fixed");
        }
        if (report.checks().dropped() > 0) {
            counts.add(Words.tally(report.checks().dropped(), "citation") + " dropped");
        }
        out.append('\n');
        paragraph(String.join(", ", counts), "", "", "");
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private void paragraph(String text, String first, String next, String style) {
        String indent = first;
        StringBuilder line = new StringBuilder();
        for (String word : Inline.plain(text).split(" ")) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                line(indent, line.toString(), style);
                line.setLength(0);
                indent = next;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(indent, line.toString(), style);
    }

    private void line(String indent, String text, String style) {
        boolean styled = colour && !style.isEmpty();
        out.append(indent)
                .append(styled ? style : "")
                .append(harmless(text))
                .append(styled ? RESET : "")
                .append('\n');
    }

    /** CI hosts act on {@code ::command::} at the start of a line and on {@code ##[command]} anywhere. */
    static String harmless(String text) {
        String open = text.replace("##[", "# #[").replace("##vso[", "# #vso[");
        return open.startsWith("::") ? ": :" + open.substring(2) : open;
    }
}
