package io.plumbline.report.markdown;

import io.plumbline.model.Gap;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Words;

/** What was not seen, and the numbered sources. */
final class ClosingMarkdown {

    private final StringBuilder out;

    ClosingMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        out.append("## What was not seen\n\n");
        if (report.gaps().isEmpty()) {
            out.append("Everything that was asked for could be read and resolved.\n");
        }
        for (Gap gap : report.gaps()) {
            out.append("- ")
                    .append(Md.inline(gap.what()))
                    .append(" at ")
                    .append(Md.code(gap.where()))
                    .append(": ")
                    .append(Md.inline(gap.why()))
                    .append('\n');
        }
        out.append('\n');
        new SuppressedMarkdown(out).write(report.suppressed());
        new ManifestMarkdown(out).write(report);
        out.append("## Sources\n\n");
        if (!report.references().isEmpty()) {
            out.append("<details>\n<summary>")
                    .append(Words.sentence(Words.count(report.references().size(), "citation")))
                    .append("</summary>\n\n");
            report.references().forEach(this::reference);
            out.append("\n</details>\n\n");
        }
        Report.Checks checks = report.checks();
        out.append(Words.tally(checks.checked(), "citation"))
                .append(" checked, ")
                .append(Words.digits(checks.dropped()))
                .append(" dropped.")
                .append(
                        checks.withheld() > 0
                                ? " " + Words.tally(checks.withheld(), "finding") + " withheld for want of evidence."
                                : "")
                .append(checks.masked() > 0 ? " " + Words.tally(checks.masked(), "secret") + " masked." : "")
                .append(" Job ")
                .append(Md.code(report.job()))
                .append(", run ")
                .append(Md.code(report.run()))
                .append(".\n");
    }

    private void reference(Reference reference) {
        String url = reference.url();
        out.append(reference.number())
                .append(". ")
                .append(Md.link(Md.code(reference.citation().locator().toString()), url == null ? "" : url))
                .append(" in ")
                .append(Md.code(reference.citation().source() + "@"
                        + Words.revision(reference.citation().revision())))
                .append(" (")
                .append(reference.citation().level().name())
                .append(")\n");
    }
}
