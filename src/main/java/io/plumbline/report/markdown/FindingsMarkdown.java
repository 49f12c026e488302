package io.plumbline.report.markdown;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Group;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings by root cause: the worst three with their evidence, the rest as one line each, folded. */
final class FindingsMarkdown {

    private static final int WIDE = 300;

    private final StringBuilder out;
    private final Report report;

    FindingsMarkdown(StringBuilder out, Report report) {
        this.out = out;
        this.report = report;
    }

    void write() {
        out.append("## Findings\n\n");
        if (report.groups().isEmpty()) {
            out.append(report.scope().models() == 0 ? "Nothing could be audited.\n\n" : "No rule found a defect.\n\n");
        }
        report.groups().forEach(this::group);
    }

    /** The numbers of a finding's citations, each a link to the Git host where it is known. */
    static String cites(Entry entry) {
        return cites(entry.references());
    }

    static String cites(List<Reference> references) {
        List<String> links = new ArrayList<>();
        for (Reference reference : references) {
            String url = reference.url();
            links.add(Md.link("\\[" + reference.number() + "\\]", url == null ? "" : url));
        }
        return String.join(" ", links);
    }

    private void group(Group group) {
        out.append("### ")
                .append(Words.sentence(word(group.severity())))
                .append(": ")
                .append(Md.inline(group.rule().summary()))
                .append(" (")
                .append(Words.digits(group.count()))
                .append(")\n\n");
        out.append(Md.code(group.rule().id()))
                .append(" \u00b7 ")
                .append(group.rule().area().label())
                .append("\n\n");
        paragraph(group.rule().why());
        if (!group.rule().remedy().isBlank()) {
            out.append("**What to do.** ");
            paragraph(group.rule().remedy());
        }
        group.worst().forEach(this::full);
        if (!group.rest().isEmpty()) {
            out.append("<details>\n<summary>")
                    .append(Words.sentence(Words.number(group.rest().size())))
                    .append(" more of the same cause</summary>\n\n");
            group.rest().forEach(entry -> out.append("- ")
                    .append(Md.inline(entry.finding().message()))
                    .append(' ')
                    .append(place(entry))
                    .append('\n'));
            out.append("\n</details>\n\n");
        }
    }

    /** Our own Markdown of a rule. */
    private void paragraph(String markdown) {
        if (!markdown.isBlank()) {
            out.append(markdown.strip()).append("\n\n");
        }
    }

    private void full(Entry entry) {
        Finding finding = entry.finding();
        out.append("#### ").append(Md.inline(finding.message())).append("\n\n");
        boolean added = !report.changes().first() && finding.status() == Finding.Status.NEW;
        String age = Whose.age(finding, report.generated());
        out.append(added ? "**new** \u00b7 " : "")
                .append(Md.inline(Whose.owner(finding)))
                .append(age == null ? "" : " \u00b7 " + Md.inline(age))
                .append(
                        entry.dependents() > 0
                                ? " \u00b7 " + Words.tally(entry.dependents(), "dependent") + " downstream"
                                : "")
                .append(" \u00b7 ")
                .append(Md.code(finding.fingerprint()))
                .append("\n\n");
        entry.references().forEach(this::evidence);
        Fix fix = finding.fix();
        if (fix != null) {
            out.append(patch(fix)).append('\n');
        }
    }

    /** A fix in a fence of its own, with what was shown of it. */
    static String patch(Fix fix) {
        String said = Md.inline(fix.shown()) + ".\n\n";
        String text = fix.onAccount() ? fix.sql() : fix.diff();
        return said
                + Md.fence(
                        fix.onAccount() ? "sql" : "diff",
                        text.lines().map(Visible::code).toList());
    }

    private void evidence(Reference reference) {
        String url = reference.url();
        out.append(Md.link(Md.code(reference.citation().locator().toString()), url == null ? "" : url))
                .append(" \\[")
                .append(reference.number())
                .append("\\]\n\n");
        Excerpt excerpt = reference.excerpt();
        if (excerpt == null) {
            out.append("> ")
                    .append(Md.inline(Visible.cut(reference.citation().quote(), 4 * WIDE)))
                    .append("\n\n");
            return;
        }
        List<String> lines = new ArrayList<>();
        int width =
                Integer.toString(excerpt.firstLine() + excerpt.lines().size()).length();
        int number = excerpt.firstLine();
        for (String line : excerpt.lines()) {
            boolean guilty = number >= excerpt.from() && number <= excerpt.to();
            lines.add(String.format(Locale.ROOT, "%s %" + width + "d | ", guilty ? ">" : " ", number)
                    + Visible.code(Visible.cut(line, WIDE)));
            number++;
        }
        out.append(Md.fence("text", lines)).append('\n');
    }

    static String place(Entry entry) {
        StringBuilder places = new StringBuilder();
        for (Reference reference : entry.references()) {
            String url = reference.url();
            places.append(places.isEmpty() ? "" : ", ")
                    .append(Md.link(Md.code(reference.citation().locator().toString()), url == null ? "" : url));
        }
        return places.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
