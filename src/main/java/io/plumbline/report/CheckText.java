package io.plumbline.report;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Severity;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Group;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a check says on a terminal: the verdict, then each cause with its places, {@code path:line} first so that an editor can jump
 * there, the gravest causes first; then how to see the rest. At most 100 columns where words allow it.
 */
public final class CheckText {

    private static final int WIDTH = 100;

    /** Places of one cause that are listed. */
    private static final int PLACES = 5;

    /** Causes that are listed. */
    private static final int CAUSES = 20;

    /** Models that are named where a change costs something. */
    private static final int DEAREST = 5;

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";

    private final StringBuilder out = new StringBuilder();
    private final Report report;
    private final boolean colour;

    private CheckText(Report report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /**
     * @param accepted findings that the baseline accepts
     * @param change whether only what a change can have caused was asked for
     * @param colour whether to send colours; only ever to a terminal
     */
    public static String of(Report report, int accepted, boolean change, boolean colour) {
        CheckText text = new CheckText(report, colour);
        text.write(accepted, change);
        return text.out.toString();
    }

    private void write(int accepted, boolean change) {
        line("", counts(), BOLD);
        List<String> quiet = new ArrayList<>();
        if (accepted > 0) {
            quiet.add(Words.digits(accepted) + " accepted by the baseline");
        }
        if (!report.suppressed().isEmpty()) {
            quiet.add(Words.digits(report.suppressed().size()) + " suppressed");
        }
        if (change) {
            quiet.add("only what the change can have caused");
        }
        if (!report.gaps().isEmpty()) {
            quiet.add(Words.tally(report.gaps().size(), "thing") + " not seen");
        }
        if (!quiet.isEmpty()) {
            line("", String.join(", ", quiet), DIM);
        }
        report.projectChanges().stream()
                .flatMap(project -> project.costs().stream())
                .forEach(this::cost);
        report.groups().stream().limit(CAUSES).forEach(this::cause);
        if (report.groups().size() > CAUSES) {
            out.append('\n');
            line(
                    "",
                    Words.tally(report.groups().size() - CAUSES, "further cause")
                            + "; all of them: --format html=report.html",
                    DIM);
        }
    }

    private void cost(ChangeCost cost) {
        out.append('\n');
        paragraph("cost  ", Inline.plain(ChangeCostWords.size(cost)), BOLD);
        paragraph("      ", Inline.plain(ChangeCostWords.basis(cost)), DIM);
        if (!cost.nodes().isEmpty()) {
            paragraph("      ", Inline.plain("Dearest: " + ChangeCostWords.dearest(cost, DEAREST)), DIM);
            paragraph("      ", cost.account() + ": " + ChangeCostWords.places(cost), DIM);
        }
    }

    private String counts() {
        List<String> counts = new ArrayList<>();
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
            long n = report.entries()
                    .filter(e -> e.finding().severity() == severity)
                    .count();
            if (n > 0) {
                counts.add(severity == Severity.INFO ? Words.digits(n) + " info" : Words.tally(n, word(severity)));
            }
        }
        String found = counts.isEmpty() ? "Nothing found" : String.join(", ", counts);
        return found + " in " + Words.tally(report.scope().models(), "model");
    }

    private void cause(Group group) {
        out.append('\n');
        line(
                "",
                word(group.severity()) + "  " + Inline.plain(group.rule().summary()) + "  ["
                        + group.rule().id() + "]",
                mark(group.severity()));
        List<Entry> entries = group.entries().toList();
        entries.subList(0, Math.min(PLACES, entries.size())).forEach(entry -> place(entry.finding()));
        if (entries.size() > PLACES) {
            line("  ", "and " + Words.digits(entries.size() - PLACES) + " more", DIM);
        }
        if (!group.rule().remedy().isBlank()) {
            paragraph("  do  ", Inline.plain(sentence(group.rule().remedy())), "");
        }
        long proven = entries.stream().filter(CheckText::isMended).count();
        if (proven > 0) {
            line(
                    "  fix ",
                    Words.tally(proven, "proven patch") + ": plumbline fix --rule "
                            + group.rule().id() + " --write",
                    "");
        }
    }

    private void place(Finding finding) {
        line("  ", finding.location().path() + ":" + finding.location().line(), "");
        paragraph("      ", Inline.plain(finding.message()), DIM);
        String whose = Whose.line(finding, report.generated());
        if (whose != null) {
            paragraph("      ", Inline.plain(whose), DIM);
        }
    }

    private static boolean isMended(Entry entry) {
        Fix fix = entry.finding().fix();
        return fix != null && fix.status() == Fix.Status.PROVEN;
    }

    /** The first sentence; the rule's page has the rest. */
    private static String sentence(String remedy) {
        String first = remedy.strip().split("\\n\\s*\\n", 2)[0].replaceAll("\\s+", " ");
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }

    private void paragraph(String first, String text, String style) {
        String indent = first;
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                line(indent, line.toString(), style);
                line.setLength(0);
                indent = " ".repeat(first.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(indent, line.toString(), style);
    }

    private void line(String indent, String text, String style) {
        boolean styled = colour && !style.isEmpty();
        out.append(indent)
                .append(styled ? style : "")
                .append(TerminalSummary.harmless(text))
                .append(styled ? RESET : "")
                .append('\n');
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case INFO -> "\u001b[1m";
        };
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
